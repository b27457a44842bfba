import { number, type Quadrant, twoByTwo } from '@attune/charts';
import { useMemo } from 'react';
import { ChartFrame } from '../../chart/ChartFrame.tsx';
import type { ChartTable } from '../../chart/chart-table.ts';
import type { Published, Summary } from '../../published/published.ts';
import { strings } from '../../strings/index.ts';
import { Part } from './Part.tsx';
import { amountColumn, peopleColumn } from './people-column.tsx';
import { shown } from './shown.ts';

const said = strings.audit.grid;

type Row = Summary['value']['grid'][number];

const places: Readonly<Record<Row['cell'], Pick<Quadrant, 'across' | 'down'>>> = {
  'high-high': { across: 'right', down: 'top' },
  'high-low': { across: 'left', down: 'top' },
  'low-high': { across: 'right', down: 'bottom' },
  'low-low': { across: 'left', down: 'bottom' },
};

/** Value against outlook: whom to look after, or invest in, first. */
export function GridPart({ audit }: { audit: Published }) {
  const { summary, words, money } = audit;
  const { measure, sections } = words;
  const { grid } = summary.value;
  const draw = useMemo(() => {
    const quadrants = grid.map((row) => ({
      ...places[row.cell],
      key: pathOf(row),
      name: words.outlook.cells[row.cell],
      size: row.revenue ?? 0,
      lines: [
        shown(row.customers, (count) => strings.audit.countOfCustomers(number(count), count === 1)),
        ...(row.revenue === null ? [] : [money.short(row.revenue)]),
      ],
      strong: row.cell === words.outlook.strong,
    }));
    return (width: number) =>
      twoByTwo(
        quadrants,
        {
          across: words.outlook.across,
          down: [said.high(measure.bare), said.low(measure.bare)],
        },
        width,
      );
  }, [grid, money, measure, words]);
  const table = useMemo(
    (): ChartTable<Row> => ({
      columns: [
        { id: 'cell', label: said.cell, value: ({ cell }) => words.outlook.cells[cell] },
        peopleColumn(pathOf),
        amountColumn('revenue', measure.Noun, audit, ({ revenue }) => revenue, pathOf),
      ],
      rows: grid,
      rowId: pathOf,
    }),
    [grid, audit, measure, words],
  );
  return (
    <Part words={sections.grid}>
      {sections.grid.picture && (
        <ChartFrame
          id="grid-chart"
          {...sections.grid.picture}
          finding={sections.grid.heading}
          draw={draw}
          table={table}
          keysArePaths
          fileName="value-grid"
          maxWidth={640}
        />
      )}
    </Part>
  );
}

const pathOf = ({ cell }: Row) => `value.grid.${cell}`;
