import { frequencyBars, number, percent } from '@attune/charts';
import { type ReportContext, sourceLine } from '../context.ts';
import { figure } from '../figure.ts';
import { paragraphs, reasons, type Section, type SectionWords, section } from '../section.ts';
import { foretellingHeading, foretellingMeaning } from '../sentences/foretelling.ts';
import type { Lifetime } from '../sentences/lifetime.ts';
import { isUnknown } from '../summary.ts';
import { table } from '../table.ts';

export function foretellingWords(context: ReportContext, clv: Lifetime): SectionWords {
  const { holdout, selected } = clv;
  return {
    id: 'foretelling',
    name: 'How well it foretold the past',
    heading: isUnknown(holdout)
      ? 'How well the past would have been foretold is not known'
      : foretellingHeading(holdout),
    lead: [...foretellingMeaning(context, clv)],
    ...(!isUnknown(holdout) &&
      !isUnknown(selected) &&
      holdout.byFrequency.length > 0 && {
        picture: {
          subtitle:
            'Purchases per customer in the time that was held back, by how often they had bought again before it',
          source: sourceLine(context.summary, 'clv'),
        },
      }),
  };
}

export function foretellingSection(context: ReportContext, clv: Lifetime): Section {
  const { holdout, selected } = clv;
  const said = foretellingWords(context, clv);
  if (isUnknown(holdout)) return section(said, reasons(said));
  const { byFrequency } = holdout;
  const sums = table(
    'Purchases in the time that was held back',
    [
      { heading: 'Whose count' },
      { heading: 'Purchases', numeric: true },
      { heading: 'Against what happened', numeric: true },
      { heading: 'Off by, per customer', numeric: true },
    ],
    [
      ['What happened', number(Math.round(holdout.actual)), '', ''],
      [
        'Forecast',
        number(Math.round(holdout.predicted)),
        against(holdout.predicted, holdout.actual),
        number(holdout.meanAbsoluteError.model, 2),
      ],
      [
        'Simple guess',
        number(Math.round(holdout.naive)),
        against(holdout.naive, holdout.actual),
        number(holdout.meanAbsoluteError.naive, 2),
      ],
    ],
  );
  if (!said.picture || isUnknown(selected)) return section(said, paragraphs(said), sums);
  const each = (value: number | undefined) => (value === undefined ? '–' : number(value, 2));
  return section(
    said,
    paragraphs(said),
    sums,
    figure({
      id: 'foretelling-chart',
      span: 'full',
      ...said.picture,
      finding: `${said.heading}.`,
      draw: (width) =>
        frequencyBars(
          byFrequency.map(({ frequency, actual, predicted }) => ({
            name: frequency,
            actual,
            expected: [predicted[selected] ?? null],
          })),
          {
            write: (value) => number(value, Number.isInteger(value) ? 0 : 1),
            heading: 'Purchases per customer',
            axis: 'Bought again before, times',
            actual: 'what happened',
            expected: ['foretold'],
            withheld: 'withheld',
          },
          width,
        ),
      table: table(
        said.picture.subtitle,
        [
          { heading: 'Bought again before' },
          { heading: 'Customers', numeric: true },
          { heading: 'Purchases each', numeric: true },
          { heading: 'Foretold', numeric: true },
        ],
        byFrequency.map(({ frequency, customers, actual, predicted }) => [
          frequency,
          number(customers),
          each(actual),
          each(predicted[selected]),
        ]),
      ),
    }),
  );
}

function against(expected: number, actual: number): string {
  if (actual === 0) return '–';
  const bias = expected / actual - 1;
  return `${bias > 0 ? '+' : ''}${percent(bias)}`;
}
