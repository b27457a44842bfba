import { number, type Quadrant, twoByTwo } from '@attune/charts';
import { type ReportContext, sourceLine } from '../context.ts';
import { figure } from '../figure.ts';
import { paragraphs, type Section, type SectionWords, section } from '../section.ts';
import { counted, lower } from '../sentences/counting.ts';
import { gridHeading, gridMeaning } from '../sentences/value.ts';
import type { Summary } from '../summary.ts';
import { table } from '../table.ts';

type Cell = Summary['value']['grid'][number]['cell'];

const places: Readonly<Record<Cell, Pick<Quadrant, 'across' | 'down'>>> = {
  'high-high': { across: 'right', down: 'top' },
  'high-low': { across: 'left', down: 'top' },
  'low-high': { across: 'right', down: 'bottom' },
  'low-low': { across: 'left', down: 'bottom' },
};

export function gridWords(context: ReportContext): SectionWords & Required<Pick<SectionWords, 'picture'>> {
  const { summary, words, outlook } = context;
  return {
    id: 'grid',
    name: outlook.name,
    heading: gridHeading(context),
    lead: [gridMeaning(context)],
    picture: {
      subtitle: `Customers by past-year ${words.bare} and ${lower(outlook.axis)}; the circle’s area is their ${words.bare}`,
      source: sourceLine(summary, 'value.grid'),
    },
  };
}

export function gridSection(context: ReportContext): Section {
  const { summary, money, words, outlook } = context;
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
            ...places[cell],
            name: outlook.cells[cell],
            size: revenue,
            lines: [counted(customers, 'customer'), money.short(revenue)],
            strong: cell === outlook.strong,
          })),
          {
            across: outlook.across,
            down: [`High ${words.bare}`, `Low ${words.bare}`],
          },
          Math.min(width, 640),
        ),
      table: table(
        outlook.name,
        [
          { heading: 'Cell' },
          { heading: 'Customers', numeric: true },
          { heading: words.Noun, numeric: true },
        ],
        grid.map(({ cell, customers, revenue }) => [
          outlook.cells[cell],
          number(customers),
          money.exact(revenue),
        ]),
      ),
    }),
  );
}
