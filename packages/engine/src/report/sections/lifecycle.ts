import { number, percentsAlike, rankedBars } from '@attune/charts';
import { type ReportContext, sourceLine } from '../context.ts';
import { figure } from '../figure.ts';
import { html } from '../html.ts';
import { paragraphs, type Section, type SectionWords, section } from '../section.ts';
import { stateColour, stateName, stateOrder } from '../segment-colours.ts';
import { readable } from '../sentences/counting.ts';
import { lifecycleHeading } from '../sentences/segments.ts';
import { table } from '../table.ts';

export function lifecycleWords(
  context: ReportContext,
): SectionWords & Required<Pick<SectionWords, 'picture'>> {
  const { summary, words } = context;
  return {
    id: 'lifecycle',
    name: 'Lifecycle',
    heading: lifecycleHeading(context),
    lead: ['Each customer is in one state; the first rule that fits decides.'],
    picture: {
      subtitle: `Share of customers and of past-year ${words.bare} by state`,
      source: sourceLine(summary, 'lifecycle', 'lifecycleValue'),
    },
  };
}

export function lifecycleSection(context: ReportContext): Section {
  const { summary, money, words } = context;
  const { lifecycle, lifecycleRules, lifecycleValue } = summary;
  const said = lifecycleWords(context);
  const people = summary.customers || 1;
  const rows = stateOrder.map((state) => ({
    state,
    customers: lifecycle[state],
    revenue: lifecycleValue.find((value) => value.state === state)?.revenue ?? 0,
  }));
  const total = rows.reduce((sum, { revenue }) => sum + revenue, 0);
  const share = (revenue: number) => (total > 0 ? revenue / total : 0);
  const write = percentsAlike(rows.flatMap(({ customers, revenue }) => [customers / people, share(revenue)]));
  return section(
    said,
    html`${paragraphs(said)}
<dl class="rules">${lifecycleRules.map(({ state, rule }) => html`<div><dt>${stateName(state)}</dt><dd>${readable(rule)}</dd></div>`)}</dl>`,
    figure({
      id: 'lifecycle-chart',
      span: 'full',
      ...said.picture,
      finding: `${said.heading}.`,
      draw: (width) =>
        rankedBars(
          {
            names: rows.map(({ state }) => stateName(state)),
            colours: rows.map(({ state }) => stateColour[state]),
            columns: [
              {
                heading: 'Of customers',
                values: rows.map(({ customers }) => customers / people),
                labels: rows.map(({ customers }) => write(customers / people)),
              },
              {
                heading: `Of ${words.noun}`,
                values: rows.map(({ revenue }) => share(revenue)),
                labels: rows.map(({ revenue }) => write(share(revenue))),
              },
            ],
          },
          width,
        ),
      table: table(
        'Lifecycle states',
        [
          { heading: 'State' },
          { heading: 'Customers', numeric: true },
          { heading: `Past-year ${words.bare}`, numeric: true },
        ],
        rows.map(({ state, customers, revenue }) => [
          stateName(state),
          number(customers),
          money.exact(revenue),
        ]),
      ),
    }),
  );
}
