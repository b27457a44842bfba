import { gridSizesAt } from '../segments/index.ts';
import type { ExploredRun } from './explored-run.ts';

export interface GridCuts {
  readonly valueCut: number;
  readonly growthCut: number;
}

type Cell = 'high-growing' | 'high-not-growing' | 'low-growing' | 'low-not-growing';
type Rule = Readonly<Record<string, unknown>>;

export interface CountedGrid {
  readonly cells: {
    readonly cell: Cell;
    readonly customers: number;
    readonly revenue: number;
    /** Finds exactly the customers of the cell. */
    readonly rule: Rule;
  }[];
  /** Customers whose growth nobody can know yet; they are counted as not growing. */
  readonly growthUnknown: number;
}

const cellNames: readonly Cell[] = ['high-growing', 'high-not-growing', 'low-growing', 'low-not-growing'];

/** Customers and past-year measure of the four cells at other cuts. The cells add up to all customers. */
export async function countGrid(run: ExploredRun, { valueCut, growthCut }: GridCuts): Promise<CountedGrid> {
  const { warehouse, summary } = run;
  const rows = await warehouse.rows(gridSizesAt(valueCut, growthCut, warehouse.dialect), {
    value_level: 'text',
    growth_level: 'text',
    customers: 'count',
    revenue: 'money',
  });
  return {
    cells: cellNames.map((cell) => {
      const row = rows.find((found) => `${found.value_level}-${found.growth_level}` === cell);
      return {
        cell,
        customers: row?.customers ?? 0,
        revenue: row?.revenue ?? 0,
        rule: cellRule(cell, { valueCut, growthCut }),
      };
    }),
    growthUnknown: summary.value.gridAxes.growthUnknown,
  };
}

/** Value is high from the cut on, and never of who spent nothing; growth that nobody knows is no growth. */
function cellRule(cell: Cell, { valueCut, growthCut }: GridCuts): Rule {
  const high = valueCut > 0 ? { $gte: valueCut } : { $gt: 0 };
  const low = valueCut > 0 ? { $lt: valueCut } : { $lte: 0 };
  const value = { past_year_revenue: cell.startsWith('high') ? high : low };
  if (!cell.endsWith('not-growing')) return { ...value, growth: { $gt: growthCut } };
  return { ...value, $or: [{ growth: { $lte: growthCut } }, { growth: { $exists: false } }] };
}
