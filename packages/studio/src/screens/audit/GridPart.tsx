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
  'high-growing': { across: 'right', down: 'top' },
  'high-not-growing': { across: 'left', down: 'top' },
  'low-growing': { across: 'right', down: 'bottom' },
  'low-not-growing': { across: 'left', down: 'bottom' },
};

/** Value against growth: whom to look after first. */
export function GridPart({ audit }: { audit: Published }) {
  const { summary, words, money } = audit;
  const { measure, sections } = words;
  const { grid } = summary.value;
  const draw = useMemo(() => {
    const quadrants = grid.map((row) => ({
      ...places[row.cell],
      key: pathOf(row),
      name: said.cells[row.cell],
      size: row.revenue ?? 0,
      lines: [
        shown(row.customers, (count) => strings.audit.countOfCustomers(number(count), count === 1)),
        ...(row.revenue === null ? [] : [money.short(row.revenue)]),
      ],
      strong: row.cell === 'high-not-growing',
    }));
    return (width: number) =>
      twoByTwo(
        quadrants,
        {
          across: [said.notGrowing, said.growing],
          down: [said.high(measure.bare), said.low(measure.bare)],
        },
        width,
      );
  }, [grid, money, measure]);
  const table = useMemo(
    (): ChartTable<Row> => ({
      columns: [
        { id: 'cell', label: said.cell, value: ({ cell }) => said.cells[cell] },
        peopleColumn(pathOf),
        amountColumn('revenue', measure.Noun, audit, ({ revenue }) => revenue, pathOf),
      ],
      rows: grid,
      rowId: pathOf,
    }),
    [grid, audit, measure],
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
          fileName="value-and-growth"
          maxWidth={640}
        />
      )}
    </Part>
  );
}

const pathOf = ({ cell }: Row) => `value.grid.${cell}`;
