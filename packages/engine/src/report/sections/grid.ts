import { number, type Quadrant, twoByTwo } from '@attune/charts';
import { type ReportContext, sourceLine } from '../context.ts';
import { figure } from '../figure.ts';
import { paragraphs, type Section, type SectionWords, section } from '../section.ts';
import { counted } from '../sentences/counting.ts';
import { gridHeading, gridMeaning } from '../sentences/value.ts';
import type { Summary } from '../summary.ts';
import { table } from '../table.ts';

type Cell = Summary['value']['grid'][number]['cell'];

const cells: Readonly<Record<Cell, Pick<Quadrant, 'across' | 'down' | 'name'>>> = {
  'high-growing': { across: 'right', down: 'top', name: 'High, growing' },
  'high-not-growing': { across: 'left', down: 'top', name: 'High, not growing' },
  'low-growing': { across: 'right', down: 'bottom', name: 'Low, growing' },
  'low-not-growing': { across: 'left', down: 'bottom', name: 'Low, not growing' },
};

export function gridWords(context: ReportContext): SectionWords & Required<Pick<SectionWords, 'picture'>> {
  const { summary, words } = context;
  return {
    id: 'grid',
    name: 'Value and growth',
    heading: gridHeading(context),
    lead: [gridMeaning(context)],
    picture: {
      subtitle: `Customers by past-year ${words.bare} and growth; the circle’s area is their ${words.bare}`,
      source: sourceLine(summary, 'value.grid'),
    },
  };
}

export function gridSection(context: ReportContext): Section {
  const { summary, money, words } = context;
  const { grid } = summary.value;
  const said = gridWords(context);
  return section(
    said,
    paragraphs(said),
    figure({
      id: 'grid-chart',
      span: 'full',
      ...said.picture,
      finding: `${said.heading}. ${said.lead.join(' ')}`,
      draw: (width) =>
        twoByTwo(
          grid.map(({ cell, customers, revenue }) => ({
            ...cells[cell],
            size: revenue,
            lines: [counted(customers, 'customer'), money.short(revenue)],
            strong: cell === 'high-not-growing',
          })),
          {
            across: ['Not growing', 'Growing'],
            down: [`High ${words.bare}`, `Low ${words.bare}`],
          },
          Math.min(width, 640),
        ),
      table: table(
        'Value and growth',
        [
          { heading: 'Cell' },
          { heading: 'Customers', numeric: true },
          { heading: words.Noun, numeric: true },
        ],
        grid.map(({ cell, customers, revenue }) => [
          cells[cell].name,
          number(customers),
          money.exact(revenue),
        ]),
      ),
    }),
  );
}
