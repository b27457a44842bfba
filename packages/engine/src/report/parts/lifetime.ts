import {
  frequencyClasses,
  type LifetimeForecast,
  type LifetimeGroup,
  type LifetimeReport,
  lifetimeGroups,
  lifetimeOfAll,
  purchaseModelNames,
  valueClasses,
} from '../../lifetime/index.ts';
import type { Playbook } from '../../playbook/index.ts';
import type { Warehouse } from '../../warehouse/index.ts';
import type { Summary, Unknown } from '../summary.ts';
import { covariatesPart } from './lifetime-covariates.ts';
import { lifetimeFits, nineDigits } from './lifetime-fits.ts';
import { lifetimeHandling, lifetimeWarnings } from './lifetime-words.ts';
import { cents, fourDigits, sixDigits } from './rounding.ts';
import { unknown } from './unknown.ts';

export type Lifetime = Exclude<Summary['clv'], Unknown>;
type Forecast = Pick<Lifetime, 'total' | 'distribution' | 'bySegment' | 'byChannel'>;
type PerModel = Lifetime['calibration'][number]['expected'];

const titles = {
  revenue: 'lifetime revenue',
  margin: 'lifetime value',
  outcome: 'lifetime outcome',
} as const;

/**
 * What customers will still bring. Segments must be published before: it is told by them.
 *
 * @param states the lifecycle states in their order
 */
export async function lifetimePart(
  warehouse: Warehouse,
  found: LifetimeReport,
  playbook: Playbook,
  states: readonly string[],
): Promise<Summary['clv']> {
  const { split, unit, choice, forecast } = found;
  if (found.customers === 0) return unknown('There is too little data: nobody has bought anything.');
  const { horizonDays, discountRate, covariates } = playbook.lifetime;
  const compared = covariates.length > 0;
  return {
    name: titles[playbook.value],
    timeUnit: unit.name,
    split: {
      rule: split.rule,
      calibrationEnd: split.calibrationEnd,
      calibrationDays: split.calibrationDays,
      holdoutDays: split.holdoutDays,
    },
    horizon: { days: horizonDays, discountRate },
    customers: found.customers,
    models: lifetimeFits(found.calibration, compared ? found.covariates.calibration : undefined),
    final: lifetimeFits(found.final, compared ? found.covariates.final : undefined),
    selected: choice.selected ?? unknown('No model could be fitted to the calibration.'),
    selection: {
      rule: choice.rule,
      candidates: choice.candidates.map(({ model, eligible, reason, aic, score }) => ({
        model,
        eligible,
        reason,
        aic: aic === undefined ? null : fourDigits(aic),
        predicted: score ? fourDigits(score.predicted) : null,
        meanAbsoluteError: score ? sixDigits(score.meanAbsoluteError) : null,
        logScore: score ? sixDigits(score.logScore) : null,
      })),
    },
    handling: lifetimeHandling(found),
    warnings: lifetimeWarnings(found),
    holdout: holdoutPart(found),
    calibration: frequencyClasses.map((frequency, i) => ({
      frequency,
      actual: found.calibration.customersByFrequency[i]!,
      expected: perModel((model) => found.expectedByFrequency.get(model)?.[i]),
    })),
    tracking: trackingPart(found),
    spend: spendPart(found.spend),
    ...(compared && { covariates: covariatesPart(found.covariates.final) }),
    cohorts: cohortsPart(found.cohorts),
    ...(forecast.ok ? await forecastParts(warehouse, forecast, states) : nothingForetold(forecast.reason)),
  };
}

/** A number of each model that has one, to the fourth digit. */
function perModel(of: (model: (typeof purchaseModelNames)[number]) => number | undefined): PerModel {
  const numbers: PerModel = {};
  for (const model of purchaseModelNames) {
    const value = of(model);
    if (value !== undefined) numbers[model] = fourDigits(value);
  }
  return numbers;
}

function holdoutPart({ choice, cohorts, holdout, split, calibration }: LifetimeReport): Lifetime['holdout'] {
  const score =
    cohorts.tested?.score ?? choice.candidates.find(({ model }) => model === choice.selected)?.score;
  if (holdout.days === 0) return unknown('The history is too short to keep a part of it for the test.');
  if (score === undefined) return unknown('There is no model whose forecast could be compared.');
  const { customers, purchases, from, to } = holdout;
  if (purchases === 0) return unknown(`Nobody bought again from ${from} to ${to}.`);
  const mean = (sum: number | undefined, people: number) =>
    sum === undefined ? undefined : people > 0 ? sum / people : 0;
  return {
    from,
    to,
    customers,
    predicted: fourDigits(score.predicted),
    actual: purchases,
    naive: holdout.naive,
    naiveRule: `Each customer buys as often as in ${split.before.rule}.`,
    bias: sixDigits(score.predicted / purchases - 1),
    meanAbsoluteError: {
      model: sixDigits(score.meanAbsoluteError),
      naive: sixDigits(holdout.naiveError),
    },
    coverage: sixDigits(holdout.coverage),
    money:
      holdout.expectedWorth === undefined
        ? unknown(calibration.spend.ok ? noMean : calibration.spend.reason)
        : { predicted: cents(holdout.expectedWorth), actual: holdout.spend },
    byFrequency: frequencyClasses.map((frequency, i) => {
      const group = holdout.byFrequency[i]!;
      const scored = new Map(choice.candidates.map(({ model, score: its }) => [model, its?.byFrequency[i]]));
      return {
        frequency,
        customers: group.customers,
        actual: sixDigits(mean(group.purchases, group.customers) ?? 0),
        predicted: perModel((model) => mean(scored.get(model), group.customers)),
      };
    }),
  };
}

const noMean =
  'A few very large purchases decide everything: the average purchase over customers has no finite value.';

function trackingPart({ weeks, tracked, split }: LifetimeReport): Lifetime['tracking'] {
  return weeks.map(({ to, actual, cumulative, cumulativeExpected }, week) => {
    const upTo = new Map(tracked.map((model, i) => [model, cumulativeExpected[i]!]));
    const before = new Map(tracked.map((model, i) => [model, weeks[week - 1]?.cumulativeExpected[i] ?? 0]));
    return {
      to,
      holdout: to > split.calibrationEnd,
      actual,
      cumulative,
      expected: perModel((model) => {
        const reached = upTo.get(model);
        return reached === undefined ? undefined : reached - before.get(model)!;
      }),
      cumulativeExpected: perModel((model) => upTo.get(model)),
    };
  });
}

function spendPart({ correlation, customers, leftOut }: LifetimeReport['spend']): Lifetime['spend'] {
  if (!correlation.ok) return unknown(correlation.reason);
  const { estimate, low, high, verdict } = correlation;
  return {
    correlation: sixDigits(estimate),
    interval: [sixDigits(low), sixDigits(high)],
    correlated: verdict === 'correlated',
    customers,
    leftOut,
  };
}

function cohortsPart({ test: found, model }: LifetimeReport['cohorts']): Lifetime['cohorts'] {
  if (!found.ok) return unknown(found.reason);
  return {
    differ: found.verdict !== 'alike',
    pValue: sixDigits(found.pValue),
    used: model !== undefined,
    fits: found.cohorts.map(({ cohort, fit }) => ({
      cohort,
      customers: fit.customers,
      parameters: nineDigits(fit.parameters),
      identified: fit.convergence.identified,
    })),
  };
}

function nothingForetold(reason: string): Forecast {
  return { total: unknown(reason), distribution: [], bySegment: [], byChannel: unknown(reason) };
}

async function forecastParts(
  warehouse: Warehouse,
  forecast: LifetimeForecast,
  states: readonly string[],
): Promise<Forecast> {
  if (!forecast.forecasters.value) return nothingForetold(forecast.noSpend ?? noMean);
  const all = await lifetimeOfAll(warehouse);
  const bySegment = await lifetimeGroups(warehouse, forecast, 'lifecycle');
  const byChannel = await lifetimeGroups(warehouse, forecast, 'acquisition_channel');
  const interval = (of: LifetimeForecast['value'], people: number): [number, number] | Unknown =>
    of.ok ? [cents(of.low / people), cents(of.high / people)] : unknown(unevenSpends);
  const group = (one: LifetimeGroup): Lifetime['bySegment'][number] => ({
    name: one.label === '' ? 'not known' : one.label,
    customers: one.customers,
    value: one.value,
    perCustomer: cents(one.value / one.customers),
    interval: interval(one.interval, one.customers),
    alive: sixDigits(one.alive / one.customers),
    purchases: fourDigits(one.purchases / one.customers),
  });
  return {
    total: {
      purchases: all.purchases,
      value: all.value,
      interval: interval(forecast.value, 1),
      alive: all.alive,
    },
    distribution: await valueClasses(warehouse),
    bySegment: states.flatMap((state) => bySegment.filter(({ label }) => label === state)).map(group),
    byChannel: byChannel.some(({ label }) => label !== '')
      ? byChannel.map(group)
      : unknown('No file says through which channel customers came.'),
  };
}

const unevenSpends =
  'Single purchases are so uneven that the sum has no interval: a few very large ones would decide it.';
