import { number } from '@attune/charts';
import { type ReportContext, sourceLine } from '../context.ts';
import { type Html, html } from '../html.ts';
import { paragraphs, type Section, type SectionWords, section } from '../section.ts';
import { asSentence, counted, ended, isOrAre } from '../sentences/counting.ts';
import type { Lifetime } from '../sentences/lifetime.ts';
import { isUnknown, type SharedSummary } from '../summary.ts';
import { table } from '../table.ts';
import { covariateEffects, covariateWords } from './lifetime-covariates.ts';
import { modelNames, namesModel, purchaseModels } from './model-names.ts';

type SharedLifetime = Exclude<SharedSummary['clv'], { reason: string }>;

/** @param shared what the reader may see: sentences on few people are left out */
export function lifetimeModelsWords(
  _: ReportContext,
  clv: Lifetime,
  shared: SharedLifetime = clv,
): SectionWords {
  const { selected, selection, cohorts } = clv;
  const { spend, handling, covariates } = shared;
  return {
    id: 'lifetime-models',
    name: 'Appendix: models of lifetime',
    heading: isUnknown(selected)
      ? 'No model could be used'
      : `How often customers buy is foretold by the ${modelNames[selected]} model`,
    lead: [
      ...(isUnknown(selected) ? [asSentence(selected.reason)] : []),
      asSentence(selection.rule),
      ...clv.warnings.filter(namesModel).map(asSentence),
      ...handling.flatMap((text) => (text === null ? [] : [asSentence(text)])),
      ...(isUnknown(spend) ? [asSentence(spend.reason)] : correlationSentence(spend)),
      ...(isUnknown(cohorts) ? [asSentence(cohorts.reason)] : [cohortsSentence(cohorts)]),
      ...(covariates ? covariateWords(covariates) : []),
    ],
  };
}

type Spend = Exclude<SharedLifetime['spend'], { value: null }>;
type Cohorts = Exclude<Lifetime['cohorts'], { value: null }>;

function correlationSentence({ correlation, interval, correlated, customers, leftOut }: Spend): string[] {
  if (customers === null || leftOut === null) return [];
  const leave =
    leftOut === 0
      ? ''
      : ` ${counted(leftOut, 'customer')} whose mean purchase is nought or less ${isOrAre(leftOut)} left out of it.`;
  const ends = interval.map((end) => number(end, 2)).join(' to ');
  return [
    `How often and how much customers buy ${correlated ? 'go together' : 'do not go together enough to matter'}: correlation ${number(correlation, 2)} (${ends}) among ${counted(customers, 'customer')} who bought again.${leave}`,
  ];
}

function cohortsSentence({ differ, used, pValue }: Cohorts): string {
  const p = pValue < 0.001 ? 'p under 0.001' : `p = ${number(pValue, 3)}`;
  if (!differ) return `Customers of different times of first purchase are not shown to differ (${p}).`;
  return used
    ? `Customers of different times of first purchase differ (${p}), so each is foretold with those of the same time: in the test that was better than one model for all.`
    : `Customers of different times of first purchase differ (${p}).`;
}

export function lifetimeModelsSection(context: ReportContext, clv: Lifetime): Section {
  const said = lifetimeModelsWords(context, clv);
  return section(
    said,
    paragraphs(said),
    candidates(clv),
    fits(clv, 'models', 'Fitted up to the end of the time that was learned from'),
    fits(clv, 'final', 'Fitted again on all data'),
    covariateEffects(clv),
    cohortFits(clv),
    html`<p class="source">${sourceLine(context.summary, 'clv')}</p>`,
  );
}

function candidates({ selection }: Lifetime): Html {
  const shown = (value: number | null, decimals: number) => (value === null ? '–' : number(value, decimals));
  return table(
    'Which model was taken',
    [
      { heading: 'Model' },
      { heading: 'May be taken' },
      { heading: 'Why' },
      { heading: 'AIC', numeric: true },
      { heading: 'Purchases foretold', numeric: true },
      { heading: 'Off by, per customer', numeric: true },
      { heading: 'Mean log probability', numeric: true },
    ],
    selection.candidates.map((candidate) => [
      modelNames[candidate.model],
      candidate.eligible ? 'yes' : 'no',
      ended(candidate.reason),
      shown(candidate.aic, 1),
      shown(candidate.predicted, 0),
      shown(candidate.meanAbsoluteError, 2),
      shown(candidate.logScore, 4),
    ]),
  );
}

/** Parameters with standard errors, how sure the search was, and what to know. */
function fits(clv: Lifetime, when: 'models' | 'final', caption: string): Html {
  const named = [...purchaseModels, 'bgnbdcov', 'paretonbdcov', 'gammagamma'] as const;
  const rows = named.flatMap((model) => {
    const fit = clv[when][model];
    return fit ? [fitRow(modelNames[model], fit)] : [];
  });
  return table(
    caption,
    [
      { heading: 'Model' },
      { heading: 'Parameters ± standard error' },
      { heading: 'Log-likelihood', numeric: true },
      { heading: 'Customers', numeric: true },
      { heading: 'Search settled' },
      { heading: 'Notes' },
    ],
    rows,
  );
}

function fitRow(name: string, fit: NonNullable<Lifetime['models'][keyof Lifetime['models']]>): string[] {
  if (isUnknown(fit)) return [name, asSentence(fit.reason), '–', '–', '–', ''];
  const { parameters, standardErrors } = fit;
  const errors = isUnknown(standardErrors) ? undefined : standardErrors;
  const written = Object.entries(parameters).map(([name, estimate]) => {
    const error = errors?.[name];
    return `${name}\u00A0${digits(estimate, 4)}${error === undefined ? '' : `\u00A0±\u00A0${digits(error, 3)}`}`;
  });
  const regularity = 'k' in fit ? [`k\u00A0${fit.k}`] : [];
  const notes = [
    ...(isUnknown(standardErrors)
      ? [`There are no standard errors. ${asSentence(standardErrors.reason)}`]
      : []),
    ...(fit.identified || isUnknown(standardErrors) ? [] : ['The data does not tell the parameters apart.']),
    ...fit.notes,
  ];
  return [
    name,
    [...written, ...regularity].join('; '),
    number(fit.logLikelihood, 1),
    number(fit.customers),
    `${fit.converged ? 'yes' : 'no'}, ${fit.startsReachingBest} of ${counted(fit.starts, 'start')}`,
    notes.map(ended).join(' '),
  ];
}

/** So many digits that count, whatever the size. */
function digits(value: number, count: number): string {
  if (value === 0) return '0';
  return number(value, Math.max(0, Math.min(8, count - 1 - Math.floor(Math.log10(Math.abs(value))))));
}

function cohortFits({ cohorts }: Lifetime): Html | undefined {
  if (isUnknown(cohorts) || cohorts.fits.length === 0) return undefined;
  return table(
    'By time of first purchase',
    [
      { heading: 'First purchase' },
      { heading: 'Customers', numeric: true },
      { heading: 'Parameters' },
      { heading: 'Told apart' },
    ],
    cohorts.fits.map(({ cohort, customers, parameters, identified }) => [
      cohort,
      number(customers),
      Object.entries(parameters)
        .map(([name, estimate]) => `${name}\u00A0${digits(estimate, 4)}`)
        .join('; '),
      identified ? 'yes' : 'no',
    ]),
  );
}
