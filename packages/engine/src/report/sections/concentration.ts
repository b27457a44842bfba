import { type LorenzPoint, lorenzChart, number, percent } from '@attune/charts';
import { type ReportContext, sourceLine } from '../context.ts';
import { figure } from '../figure.ts';
import { html } from '../html.ts';
import { reasonGiven, type Section, section } from '../section.ts';
import {
  concentrationHeading,
  concentrationMeaning,
  fewSpendersHeading,
  fewSpendersMeaning,
  tooFewSpenders,
} from '../sentences/value.ts';
import { isUnknown } from '../summary.ts';
import { table } from '../table.ts';

export function concentrationSection(context: ReportContext): Section {
  const { summary, words } = context;
  const { spenders, share60, share80, gini, lorenz } = summary.value.concentration;
  const name = 'Who brings the money';
  if (isUnknown(share60))
    return section('concentration', name, 'Concentration cannot be told', reasonGiven(share60));
  if (tooFewSpenders(spenders))
    return section(
      'concentration',
      name,
      fewSpendersHeading,
      html`<p class="reason">${fewSpendersMeaning(context)}</p>`,
    );
  const point = { customers: share60, revenue: revenueAt(lorenz, share60) };
  const decimals = share60 < 0.1 ? 1 : 0;
  const rows = [
    [`Customers who ${words.something} in the past year`, number(spenders)],
    ['Smallest share of them that brings 60 %', percent(share60, 1)],
    ['Smallest share of them that brings 80 %', isUnknown(share80) ? share80.reason : percent(share80, 1)],
    ['Gini coefficient (0 all equal, 1 all from one)', isUnknown(gini) ? gini.reason : number(gini, 2)],
  ];
  return section(
    'concentration',
    name,
    concentrationHeading(context, share60),
    html`<p>${concentrationMeaning(context)}</p>`,
    figure({
      id: 'lorenz',
      span: 'half',
      subtitle: `Share of past-year ${words.bare} by share of these customers, ${words.highest}`,
      finding: `${concentrationHeading(context, share60)}.`,
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
      source: sourceLine(summary, 'value.concentration'),
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
