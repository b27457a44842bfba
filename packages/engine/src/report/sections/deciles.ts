import { colours, number, percentsAlike, rankedBars } from '@attune/charts';
import { type ReportContext, sourceLine } from '../context.ts';
import { figure } from '../figure.ts';
import { html } from '../html.ts';
import { type Section, section } from '../section.ts';
import { decilesHeading, zeroSpendersSentence } from '../sentences/value.ts';
import { table } from '../table.ts';

export function decilesSection(context: ReportContext): Section {
  const { summary, money, words } = context;
  const { deciles, zeroSpenders, pastYearRevenue } = summary.value;
  const heading = decilesHeading(context);
  const intro = html`<p>Customers with any ${words.bare} in the past year, in ten groups of equal size, ${words.highest}. ${zeroSpendersSentence(context)}</p>`;
  if (deciles.length === 0) return section('deciles', 'Deciles', heading, intro);
  const write = percentsAlike(deciles.map(({ revenue }) => revenue / pastYearRevenue));
  const share = (revenue: number) => (pastYearRevenue > 0 ? write(revenue / pastYearRevenue) : '–');
  return section(
    'deciles',
    'Deciles',
    heading,
    intro,
    figure({
      id: 'deciles-chart',
      span: 'full',
      subtitle: `Past-year ${words.bare} by tenth of the customers who have any`,
      finding: `${heading}.`,
      draw: (width) =>
        rankedBars(
          {
            names: deciles.map(({ decile }, index) => (index === 0 ? `Highest ${decile}` : String(decile))),
            colours: deciles.map((_, index) => (index === 0 ? colours.accent : colours.context)),
            columns: [
              {
                heading: words.Noun,
                values: deciles.map(({ revenue }) => revenue),
                labels: deciles.map(({ revenue }) => `${money.short(revenue)} · ${share(revenue)}`),
              },
            ],
          },
          width,
        ),
      source: sourceLine(summary, 'value.deciles'),
      table: table(
        `Past-year ${words.bare} by decile`,
        [
          { heading: 'Decile' },
          { heading: 'Customers', numeric: true },
          { heading: words.Noun, numeric: true },
          { heading: 'Share', numeric: true },
          { heading: 'Lowest', numeric: true },
          { heading: 'Highest', numeric: true },
        ],
        [
          ...deciles.map((decile) => [
            String(decile.decile),
            number(decile.customers),
            money.exact(decile.revenue),
            share(decile.revenue),
            money.exact(decile.lowest),
            money.exact(decile.highest),
          ]),
          [
            'Nothing',
            number(zeroSpenders.customers),
            money.exact(zeroSpenders.revenue),
            share(zeroSpenders.revenue),
            '–',
            '–',
          ],
        ],
      ),
    }),
  );
}
