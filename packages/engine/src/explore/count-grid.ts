import { type GridCell, gridSizesAt, outlooks } from '../segments/index.ts';
import type { ExploredRun } from './explored-run.ts';

export interface GridCuts {
  readonly valueCut: number;
  readonly outlookCut: number;
}

type Rule = Readonly<Record<string, unknown>>;

export interface CountedGrid {
  readonly cells: {
    readonly cell: GridCell;
    readonly customers: number;
    readonly revenue: number;
    /** Finds exactly the customers of the cell. */
    readonly rule: Rule;
  }[];
  /** Customers whose outlook nobody can know; it counts as low. */
  readonly outlookUnknown: number;
  /** Customers whose cell is certain at these cuts; null where nothing says how sure an outlook is. */
  readonly certain: number | null;
}

const cellNames: readonly GridCell[] = ['high-high', 'high-low', 'low-high', 'low-low'];

/** Customers and past-year measure of the four cells at other cuts. The cells add up to all customers. */
export async function countGrid(run: ExploredRun, { valueCut, outlookCut }: GridCuts): Promise<CountedGrid> {
  const { warehouse, summary } = run;
  const outlook = outlooks[summary.value.gridAxes.outlookKind];
  const cuts = { value: valueCut, outlook: outlookCut };
  const rows = await warehouse.rows(gridSizesAt(cuts, outlook, warehouse.dialect), {
    value_level: 'text',
    outlook_level: 'text',
    customers: 'count',
    certain: 'count',
    revenue: 'money',
  });
  return {
    cells: cellNames.map((cell) => {
      const row = rows.find((found) => `${found.value_level}-${found.outlook_level}` === cell);
      return {
        cell,
        customers: row?.customers ?? 0,
        revenue: row?.revenue ?? 0,
        rule: cellRule(cell, { valueCut, outlookCut }, outlook.column),
      };
    }),
    outlookUnknown: summary.value.gridAxes.outlookUnknown,
    certain: outlook.interval ? rows.reduce((sum, { certain }) => sum + certain, 0) : null,
  };
}

/** Value is high from the cut on, and never of who spent nothing; an outlook that nobody knows is low. */
function cellRule(cell: GridCell, { valueCut, outlookCut }: GridCuts, column: string): Rule {
  const high = valueCut > 0 ? { $gte: valueCut } : { $gt: 0 };
  const low = valueCut > 0 ? { $lt: valueCut } : { $lte: 0 };
  const value = { past_year_revenue: cell.startsWith('high') ? high : low };
  if (cell.endsWith('high')) return { ...value, [column]: { $gt: outlookCut } };
  return { ...value, $or: [{ [column]: { $lte: outlookCut } }, { [column]: { $exists: false } }] };
}
