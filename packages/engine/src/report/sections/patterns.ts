import { number, percent } from '@attune/charts';
import type { ReportContext } from '../context.ts';
import { html } from '../html.ts';
import { type Section, section } from '../section.ts';
import { capital } from '../sentences/counting.ts';
import { patternsHeading } from '../sentences/segments.ts';
import { table } from '../table.ts';

export function patternsSection(context: ReportContext): Section {
  const { summary, money, words } = context;
  const people = summary.customers || 1;
  const returns = summary.patterns.some(({ pattern }) => pattern === 'returns only')
    ? ' Those with returns only bought nothing in this history.'
    : '';
  return section(
    'patterns',
    'Patterns',
    patternsHeading(context),
    html`<p>One-and-done customers bought on one day; those called repeat on two or three, too few to tell how their rate moves. From four days on, customers are rising or falling when their purchase rate very likely changed, and steady otherwise.${returns}</p>`,
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
