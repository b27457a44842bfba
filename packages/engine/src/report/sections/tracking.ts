import { day, frequencyBars, number, type TrackedLine, trackingLines } from '@attune/charts';
import { type ReportContext, sourceLine } from '../context.ts';
import { figure } from '../figure.ts';
import { paragraphs, type Section, type SectionWords, section } from '../section.ts';
import type { Lifetime } from '../sentences/lifetime.ts';
import { calibrationHeading, trackingHeading } from '../sentences/tracking.ts';
import { isUnknown } from '../summary.ts';
import { table } from '../table.ts';
import { modelNames, type PurchaseModelName, purchaseModels } from './model-names.ts';

export function trackingWords(context: ReportContext, clv: Lifetime): SectionWords {
  return {
    id: 'tracking',
    name: 'Appendix: forecast over time',
    heading: trackingHeading(clv),
    lead: [
      `The models saw purchases up to ${day(clv.split.calibrationEnd)}. A curve is what a model expects of the customers who had come by then, from the day when each came alone: what each of them did plays no part, so it may differ from the forecast.`,
    ],
    ...(clv.tracking.length > 0 && {
      picture: {
        subtitle: 'Repeat purchases over time, as they happened and as each model expects them',
        source: sourceLine(context.summary, 'clv'),
      },
    }),
  };
}

export function calibrationWords(context: ReportContext, clv: Lifetime): SectionWords {
  return {
    id: 'calibration',
    name: 'Appendix: how often they bought',
    heading: calibrationHeading(clv),
    lead: [],
    ...(clv.calibration.length > 0 && {
      picture: {
        subtitle: `Customers by how often they bought again up to ${day(clv.split.calibrationEnd)}, as counted and as each model expects`,
        source: sourceLine(context.summary, 'clv'),
      },
    }),
  };
}

/** The selected model first, then the others that could be fitted. */
function modelsIn(clv: Lifetime, has: (model: PurchaseModelName) => boolean): PurchaseModelName[] {
  const { mbgcnbdk } = clv.models;
  // With regularity 1 it is the simpler model once more.
  const isTwice = (model: PurchaseModelName) =>
    model === 'mbgcnbdk' && model !== clv.selected && !isUnknown(mbgcnbdk) && mbgcnbdk.k === 1;
  return purchaseModels
    .filter((model) => has(model) && !isTwice(model))
    .toSorted((a, b) => Number(b === clv.selected) - Number(a === clv.selected));
}

export function trackingSection(context: ReportContext, clv: Lifetime): Section {
  const { tracking, split } = clv;
  const said = trackingWords(context, clv);
  if (!said.picture) return section(said, paragraphs(said));
  const { picture } = said;
  const models = modelsIn(clv, (model) => tracking.some(({ expected }) => expected[model] !== undefined));
  const days = tracking.map(({ to }) => to);
  const lines = (
    actual: 'actual' | 'cumulative',
    expected: 'expected' | 'cumulativeExpected',
  ): TrackedLine[] => [
    ...models.map((model) => ({
      name: modelNames[model],
      role: model === clv.selected ? ('main' as const) : ('other' as const),
      values: tracking.map((period) => period[expected][model] ?? null),
    })),
    { name: 'happened', role: 'actual', values: tracking.map((period) => period[actual]) },
  ];
  const draw = (drawn: readonly TrackedLine[], heading: string) => (width: number) =>
    trackingLines(
      days,
      drawn,
      split.calibrationEnd,
      { write: number, heading, seen: 'learned from', after: 'held back' },
      width,
    );
  const rows = table(
    'Repeat purchases in each quarter of a year',
    [
      { heading: 'Up to' },
      { heading: 'Held back' },
      { heading: 'Happened', numeric: true },
      ...models.map((model) => ({ heading: modelNames[model], numeric: true })),
    ],
    quarters(tracking).map((periods) => [
      day(periods.at(-1)!.to),
      periods.at(-1)!.holdout ? 'yes' : 'no',
      number(sum(periods.map(({ actual }) => actual))),
      ...models.map((model) => number(Math.round(sum(periods.map(({ expected }) => expected[model] ?? 0))))),
    ]),
  );
  const shared = { span: 'full', source: picture.source, finding: `${said.heading}.`, table: rows } as const;
  return section(
    said,
    paragraphs(said),
    figure({
      ...shared,
      id: 'tracking-periods',
      subtitle: picture.subtitle,
      draw: draw(lines('actual', 'expected'), 'Repeat purchases in each period'),
    }),
    figure({
      ...shared,
      id: 'tracking-cumulative',
      subtitle: 'The same added up from the first day',
      draw: draw(lines('cumulative', 'cumulativeExpected'), 'Repeat purchases so far'),
    }),
  );
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

/** Every thirteen weeks, and where the time ends that was learned from: single periods stand in `summary.json`. */
function quarters(tracking: Lifetime['tracking']): Lifetime['tracking'][] {
  const parts: Lifetime['tracking'][] = [];
  for (const period of tracking) {
    const last = parts.at(-1);
    if (last && last.length < 13 && last[0]!.holdout === period.holdout) last.push(period);
    else parts.push([period]);
  }
  return parts;
}

export function calibrationSection(context: ReportContext, clv: Lifetime): Section {
  const { calibration } = clv;
  const said = calibrationWords(context, clv);
  if (!said.picture) return section(said, paragraphs(said));
  const models = modelsIn(clv, (model) => calibration.some(({ expected }) => expected[model] !== undefined));
  return section(
    said,
    paragraphs(said),
    figure({
      id: 'calibration-chart',
      span: 'full',
      ...said.picture,
      finding: `${said.heading}.`,
      draw: (width) =>
        frequencyBars(
          calibration.map(({ frequency, actual, expected }) => ({
            name: frequency,
            actual,
            expected: models.map((model) => expected[model] ?? null),
          })),
          {
            write: number,
            heading: 'Customers',
            axis: 'Bought again, times',
            actual: 'counted',
            expected: models.map((model) => modelNames[model]),
            withheld: 'withheld',
          },
          width,
        ),
      table: table(
        said.picture.subtitle,
        [
          { heading: 'Bought again' },
          { heading: 'Customers', numeric: true },
          ...models.map((model) => ({ heading: modelNames[model], numeric: true })),
        ],
        calibration.map(({ frequency, actual, expected }) => [
          frequency,
          number(actual),
          ...models.map((model) => (expected[model] === undefined ? '–' : number(expected[model], 1))),
        ]),
      ),
    }),
  );
}
