import type { Playbook } from '../../playbook/index.ts';
import { day, daysBetween, type Part, type Warehouse } from '../../warehouse/index.ts';
import { type ContractReport, measureContracts } from '../contracts/contracts.ts';
import { bridgeChanges } from './bridge.sql.ts';
import { type CohortReport, compareCohorts } from './cohorts.ts';
import { concentrationSums, lorenzPoints } from './concentration.sql.ts';
import { baseTotals, decileSizes } from './deciles.sql.ts';
import { gridSizes, outlookCut, valueCut, valueGrid } from './grid.sql.ts';
import { type Outlook, type OutlookKind, outlooks } from './outlook.ts';

export interface ValueOptions {
  readonly playbook: Playbook;
  readonly asOf: string;
  readonly firstDay: string;
  /** What stands against value in the grid; its column is in `customer_facts`. */
  readonly outlook: OutlookKind;
}

export const bridgeKinds = ['new', 'reactivated', 'up', 'down', 'lost'] as const;
export type BridgeKind = (typeof bridgeKinds)[number];
const levels = ['high', 'low'] as const;
type Level = (typeof levels)[number];
/** Value, then outlook. */
export type GridCell = `${Level}-${Level}`;

export interface ValueReport {
  readonly totals: {
    readonly customers: number;
    readonly orders: number;
    readonly revenue: number;
    readonly pastYearRevenue: number;
    readonly previousYearRevenue: number;
    readonly pastYearBuyers: number;
    readonly previousYearBuyers: number;
    readonly zeroSpenders: number;
  };
  readonly deciles: readonly {
    readonly decile: number;
    readonly customers: number;
    readonly revenue: number;
    readonly lowest: number;
    readonly highest: number;
  }[];
  /** Among those whose past-year revenue is above nought; absent where there are none. */
  readonly concentration:
    | { readonly spenders: number; readonly gini: number; readonly share60: number; readonly share80: number }
    | undefined;
  /** Highest spenders first; shares of spenders and of their money. */
  readonly lorenz: readonly { readonly customers: number; readonly revenue: number }[];
  readonly grid: readonly { readonly cell: GridCell; readonly customers: number; readonly revenue: number }[];
  readonly outlook: Outlook;
  /** Customers whose outlook nobody can know; the grid counts it as low. */
  readonly outlookUnknown: number;
  /** Customers whose cell is certain; absent where nothing says how sure an outlook is. */
  readonly certain: number | undefined;
  readonly valueCut: number;
  readonly outlookCut: number;
  /** Changes in money; absent where the data does not hold both years whole. */
  readonly bridge:
    | ReadonlyMap<BridgeKind, { readonly customers: number; readonly change: number }>
    | undefined;
  readonly cohorts: CohortReport;
  /** Absent where the playbook names no contracts; a reason where they tell nothing yet. */
  readonly contracts: ContractReport | { readonly reason: string } | undefined;
}

/** Builds table `value_grid`, and measures who brings the money and how that changes. */
export async function buildValue(warehouse: Warehouse, options: ValueOptions): Promise<ValueReport> {
  const { dialect } = warehouse;
  const outlook = outlooks[options.outlook];
  const { year } = options.playbook.windows;
  const asOf = day(options.asOf);
  const [totals] = await warehouse.rows(baseTotals(outlook), {
    customers: 'count',
    orders: 'count',
    revenue: 'money',
    past_year_revenue: 'money',
    previous_year_revenue: 'money',
    past_year_buyers: 'count',
    previous_year_buyers: 'count',
    zero_spenders: 'count',
    outlook_unknown: 'count',
  });
  if (!totals) throw new Error('An aggregate without groups always has one row.');
  const deciles = await warehouse.rows(decileSizes(), {
    decile: 'count',
    customers: 'count',
    revenue: 'money',
    lowest: 'money',
    highest: 'money',
  });
  const [cut] = await warehouse.rows(valueCut(dialect), { cut: 'number?' });
  const medianSpending = cut?.cut ?? 0;
  const cuts = { value: medianSpending, outlook: await cutOf(warehouse, outlook) };
  await warehouse.create('value_grid', valueGrid(cuts, outlook, dialect), { perCustomer: true });
  const cells = await warehouse.rows(gridSizes(), {
    value_level: 'text',
    outlook_level: 'text',
    customers: 'count',
    certain: 'count',
    revenue: 'money',
  });
  return {
    totals: {
      customers: totals.customers,
      orders: totals.orders,
      revenue: totals.revenue,
      pastYearRevenue: totals.past_year_revenue,
      previousYearRevenue: totals.previous_year_revenue,
      pastYearBuyers: totals.past_year_buyers,
      previousYearBuyers: totals.previous_year_buyers,
      zeroSpenders: totals.zero_spenders,
    },
    deciles,
    ...(await measureConcentration(warehouse)),
    grid: levels.flatMap((value) =>
      levels.map((ahead) => {
        const cell = cells.find((row) => row.value_level === value && row.outlook_level === ahead);
        return {
          cell: `${value}-${ahead}` as const,
          customers: cell?.customers ?? 0,
          revenue: cell?.revenue ?? 0,
        };
      }),
    ),
    valueCut: medianSpending,
    outlook,
    outlookUnknown: totals.outlook_unknown,
    outlookCut: cuts.outlook,
    certain: outlook.interval && cells.reduce((sum, { certain }) => sum + certain, 0),
    bridge: holdsTwoYears(options) ? await measureBridge(warehouse, asOf, year) : undefined,
    cohorts: await compareCohorts(warehouse, options),
    contracts: await contractsOf(warehouse, options),
  };
}

/** Money is cut at its median, so that about half of the customers stand on either side; a share at no change. */
async function cutOf(warehouse: Warehouse, outlook: Outlook): Promise<number> {
  if (outlook.unit === 'share') return 0;
  const [row] = await warehouse.rows(outlookCut(outlook, warehouse.dialect), { cut: 'number?' });
  return row?.cut ?? 0;
}

async function contractsOf(
  warehouse: Warehouse,
  { playbook, asOf, firstDay }: ValueOptions,
): Promise<ValueReport['contracts']> {
  const { contracts, lifetime } = playbook;
  if (!contracts) return undefined;
  const found = await measureContracts(warehouse, contracts, {
    asOf,
    firstDay,
    calibrationEnd: lifetime.calibrationEnd,
  });
  return found ?? { reason: 'Nobody’s first renewal was due, with its days of grace, by the as-of day.' };
}

async function measureConcentration(
  warehouse: Warehouse,
): Promise<Pick<ValueReport, 'concentration' | 'lorenz'>> {
  const [sums] = await warehouse.rows(concentrationSums(), {
    customers: 'count',
    revenue: 'money',
    first_60: 'count?',
    first_80: 'count?',
    weighted: 'money',
  });
  if (!sums || sums.customers === 0 || sums.revenue <= 0 || sums.first_60 === null || sums.first_80 === null)
    return { concentration: undefined, lorenz: [] };
  const n = sums.customers;
  const points = await warehouse.rows(lorenzPoints(warehouse.dialect), {
    last_place: 'count',
    cumulated: 'money',
  });
  return {
    concentration: {
      spenders: n,
      // Places count from the highest: G = (n + 1 − 2 Σ place × money / Σ money) / n.
      gini: (n + 1 - (2 * sums.weighted) / sums.revenue) / n,
      share60: sums.first_60 / n,
      share80: sums.first_80 / n,
    },
    lorenz: [
      { customers: 0, revenue: 0 },
      ...points.map(({ last_place: place, cumulated }) => ({
        customers: place / n,
        revenue: cumulated / sums.revenue,
      })),
    ],
  };
}

/** Whether the data begins at least two years before the as-of day: else last year is not whole. */
function holdsTwoYears({ asOf, firstDay, playbook }: ValueOptions): boolean {
  const days = daysBetween(firstDay, asOf) + 1;
  // Few shops sell on every single day: a week in a year is let pass at the start.
  return days >= 2 * playbook.windows.year * (1 - 7 / 365 / 2);
}

async function measureBridge(warehouse: Warehouse, asOf: Part, year: number): Promise<ValueReport['bridge']> {
  const changes = await warehouse.rows(bridgeChanges(asOf, year, warehouse.dialect), {
    kind: 'text',
    customers: 'count',
    change: 'money',
  });
  return new Map(
    bridgeKinds.map((kind) => {
      const row = changes.find((change) => change.kind === kind);
      return [kind, { customers: row?.customers ?? 0, change: row?.change ?? 0 }];
    }),
  );
}
