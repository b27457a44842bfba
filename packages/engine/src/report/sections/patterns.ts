import { number, percent } from '@attune/charts';
import { type ReportContext, sourceLine } from '../context.ts';
import { paragraphs, type Section, type SectionWords, section } from '../section.ts';
import { capital } from '../sentences/counting.ts';
import { patternsHeading } from '../sentences/segments.ts';
import { table } from '../table.ts';

export function patternsWords(context: ReportContext): SectionWords {
  const { summary } = context;
  const returns = summary.patterns.some(({ pattern }) => pattern === 'returns only')
    ? ' Those with returns only bought nothing in this history.'
    : '';
  return {
    id: 'patterns',
    name: 'Patterns',
    heading: patternsHeading(context),
    lead: [
      `One-and-done customers bought on one day; those called repeat on two or three, too few to tell how their rate moves. From four days on, customers are rising or falling when their purchase rate very likely changed, and steady otherwise.${returns}`,
    ],
    ...(summary.patterns.length > 0 && {
      picture: { subtitle: 'Patterns of buying', source: sourceLine(summary, 'patterns') },
    }),
  };
}

export function patternsSection(context: ReportContext): Section {
  const { summary, money, words } = context;
  const said = patternsWords(context);
  const people = summary.customers || 1;
  return section(
    said,
    paragraphs(said),
    summary.patterns.length > 0
      ? table(
          'Patterns of buying',
          [
            { heading: 'Pattern' },
            { heading: 'Customers', numeric: true },
            { heading: 'Share', numeric: true },
            { heading: `Past-year ${words.bare}`, numeric: true },
          ],
          summary.patterns.map(({ pattern, customers, revenue }) => [
            capital(pattern),
            number(customers),
            percent(customers / people, 1),
            money.exact(revenue),
          ]),
        )
      : undefined,
  );
}
