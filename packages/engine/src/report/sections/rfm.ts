import { colours, number, percentsAlike, rankedBars } from '@attune/charts';
import { type ReportContext, sourceLine } from '../context.ts';
import { figure } from '../figure.ts';
import { html } from '../html.ts';
import { paragraphs, type Section, type SectionWords, section } from '../section.ts';
import { rfmHeading, rfmMeaning } from '../sentences/segments.ts';
import { table } from '../table.ts';

export function rfmWords(context: ReportContext): SectionWords {
  const { summary, words } = context;
  const { segments } = summary.rfm;
  return {
    id: 'rfm',
    name: 'Segments',
    heading: rfmHeading(context),
    lead: [rfmMeaning(context)],
    ...(segments.length > 0 && {
      picture: {
        subtitle: `Share of customers and of ${words.noun}, whole history`,
        source: sourceLine(summary, 'rfm'),
      },
    }),
  };
}

export function rfmSection(context: ReportContext): Section {
  const { summary, money, words } = context;
  const { segments, cuts } = summary.rfm;
  const said = rfmWords(context);
  const total = segments.reduce((sum, segment) => sum + segment.revenue, 0);
  if (!said.picture) return section(said, paragraphs(said));
  const people = summary.customers || 1;
  const best = segments.reduce((a, b) => (b.revenue > a.revenue ? b : a));
  const share = (revenue: number) => (total > 0 ? revenue / total : 0);
  const write = percentsAlike(
    segments.flatMap(({ customers, revenue }) => [customers / people, share(revenue)]),
  );
  return section(
    said,
    paragraphs(said),
    figure({
      id: 'rfm-chart',
      span: 'full',
      ...said.picture,
      finding: `${said.heading}.`,
      draw: (width) =>
        rankedBars(
          {
            names: segments.map(({ segment }) => segment),
            colours: segments.map((segment) => (segment === best ? colours.accent : colours.context)),
            columns: [
              {
                heading: 'Of customers',
                values: segments.map(({ customers }) => customers / people),
                labels: segments.map(({ customers }) => write(customers / people)),
              },
              {
                heading: `Of ${words.noun}`,
                values: segments.map(({ revenue }) => share(revenue)),
                labels: segments.map(({ revenue }) => write(share(revenue))),
              },
            ],
          },
          width,
        ),
      table: html`${table(
        'Recency, frequency and money segments',
        [
          { heading: 'Segment' },
          { heading: 'Customers', numeric: true },
          { heading: 'Orders', numeric: true },
          { heading: words.Noun, numeric: true },
        ],
        segments.map(({ segment, customers, orders, revenue }) => [
          segment,
          number(customers),
          number(orders),
          money.exact(revenue),
        ]),
      )}${table(
        'Cut points between the scores 1 to 5',
        [{ heading: 'Measure' }, { heading: 'Cut points' }],
        [
          [
            'Days since the last purchase',
            cuts.recency.map((cut) => number(cut, decimalsOf(cut))).join(' · '),
          ],
          ['Orders', cuts.frequency.map((cut) => number(cut, decimalsOf(cut))).join(' · ')],
          [words.Noun, cuts.monetary.map((cut) => money.exact(cut)).join(' · ')],
        ],
      )}`,
    }),
  );
}

const decimalsOf = (value: number) => (Number.isInteger(value) ? 0 : 1);
