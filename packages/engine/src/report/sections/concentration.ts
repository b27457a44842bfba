import { type LorenzPoint, lorenzChart, number, percent } from '@attune/charts';
import { type ReportContext, sourceLine } from '../context.ts';
import { figure } from '../figure.ts';
import { paragraphs, reasons, type Section, type SectionWords, section } from '../section.ts';
import { asSentence } from '../sentences/counting.ts';
import {
  concentrationHeading,
  concentrationMeaning,
  fewSpendersHeading,
  fewSpendersMeaning,
  tooFewSpenders,
} from '../sentences/value.ts';
import { isUnknown } from '../summary.ts';
import { table } from '../table.ts';

export function concentrationWords(context: ReportContext): SectionWords {
  const { summary, words } = context;
  const { spenders, share60 } = summary.value.concentration;
  const is = { id: 'concentration', name: 'Who brings the money' };
  if (isUnknown(share60))
    return {
      ...is,
      heading: 'Concentration cannot be told',
      lead: [asSentence(share60.reason)],
    };
  if (tooFewSpenders(spenders))
    return {
      ...is,
      heading: fewSpendersHeading,
      lead: [fewSpendersMeaning(context)],
    };
  return {
    ...is,
    heading: concentrationHeading(context, share60),
    lead: [concentrationMeaning(context)],
    picture: {
      subtitle: `Share of past-year ${words.bare} by share of these customers, ${words.highest}`,
      source: sourceLine(summary, 'value.concentration'),
    },
  };
}

export function concentrationSection(context: ReportContext): Section {
  const { summary, words } = context;
  const { spenders, share60, share80, gini, lorenz } = summary.value.concentration;
  const said = concentrationWords(context);
  if (isUnknown(share60) || !said.picture) return section(said, reasons(said));
  const point = { customers: share60, revenue: revenueAt(lorenz, share60) };
  const decimals = share60 < 0.1 ? 1 : 0;
  const rows = [
    [`Customers who ${words.something} in the past year`, number(spenders)],
    ['Smallest share of them that brings 60 %', percent(share60, 1)],
    ['Smallest share of them that brings 80 %', isUnknown(share80) ? share80.reason : percent(share80, 1)],
    ['Gini coefficient (0 all equal, 1 all from one)', isUnknown(gini) ? gini.reason : number(gini, 2)],
  ];
  return section(
    said,
    paragraphs(said),
    figure({
      id: 'lorenz',
      span: 'half',
      ...said.picture,
      finding: `${said.heading}.`,
      draw: (width) =>
        lorenzChart(
          lorenz,
          point,
          {
            marked: [
              `${percent(share60, decimals)} of customers`,
              `${percent(point.revenue, 0)} of ${words.noun}`,
            ],
            customers: `Customers, ${words.highest}`,
            revenue: `Share of ${words.noun}`,
          },
          width,
        ),
      table: table('Concentration', [{ heading: 'Measure' }, { heading: 'Value', numeric: true }], rows),
    }),
  );
}

/** Where the drawn curve stands at this share of customers, so that a point of it lies on it. */
function revenueAt(lorenz: readonly LorenzPoint[], customers: number): number {
  const next = lorenz.findIndex((point) => point.customers >= customers);
  const to = lorenz[next] ?? { customers: 1, revenue: 1 };
  const from = lorenz[next - 1] ?? { customers: 0, revenue: 0 };
  if (to.customers === from.customers) return to.revenue;
  const part = (customers - from.customers) / (to.customers - from.customers);
  return from.revenue + part * (to.revenue - from.revenue);
}
