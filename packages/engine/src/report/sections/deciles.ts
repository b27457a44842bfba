import { colours, number, percentsAlike, rankedBars } from '@attune/charts';
import { type ReportContext, sourceLine } from '../context.ts';
import { figure } from '../figure.ts';
import { paragraphs, type Section, type SectionWords, section } from '../section.ts';
import { decilesHeading, zeroSpendersSentence } from '../sentences/value.ts';
import { table } from '../table.ts';

export function decilesWords(context: ReportContext): SectionWords {
  const { summary, words } = context;
  const { deciles } = summary.value;
  return {
    id: 'deciles',
    name: 'Deciles',
    heading: decilesHeading(context),
    lead: [
      `Customers with any ${words.bare} in the past year, in ten groups of equal size, ${words.highest}. ${zeroSpendersSentence(context)}`,
    ],
    ...(deciles.length > 0 && {
      picture: {
        subtitle: `Past-year ${words.bare} by tenth of the customers who have any`,
        source: sourceLine(summary, 'value.deciles'),
      },
    }),
  };
}

export function decilesSection(context: ReportContext): Section {
  const { summary, money, words } = context;
  const { deciles, zeroSpenders, pastYearRevenue } = summary.value;
  const said = decilesWords(context);
  if (!said.picture) return section(said, paragraphs(said));
  const write = percentsAlike(deciles.map(({ revenue }) => revenue / pastYearRevenue));
  const share = (revenue: number) => (pastYearRevenue > 0 ? write(revenue / pastYearRevenue) : '–');
  return section(
    said,
    paragraphs(said),
    figure({
      id: 'deciles-chart',
      span: 'full',
      ...said.picture,
      finding: `${said.heading}.`,
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
