import { wilsonInterval } from '@attune/stats';
import { customerHistory } from '../../customers/index.ts';
import type { Playbook } from '../../playbook/index.ts';
import { day, daysAfter, type Row, type Warehouse } from '../../warehouse/index.ts';
import type { EvidenceOptions } from './evidence.sql.ts';
import { type LifecycleLimits, learnLimits, learnRateChanges } from './limits.ts';
import {
  lifecycleSigns,
  lifecycleStates,
  repurchases,
  stateMoves,
  stateSizes,
  stillBuyingMedians,
} from './states.sql.ts';

/** In the order of the customer's life; the rules are tried in another (see `lifecycleRules`). */
export const lifecycleStateNames = ['new', 'active', 'mature', 'declining', 'dormant', 'lapsed'] as const;
export type LifecycleState = (typeof lifecycleStateNames)[number];

export interface LifecycleOptions {
  readonly playbook: Playbook;
  readonly asOf: string;
  readonly firstDay: string;
  /** Length in days of the recent period; also how far back the earlier states are taken. */
  readonly recentDays: number;
}

export interface Repurchase {
  readonly state: LifecycleState;
  readonly customers: number;
  readonly share: number | undefined;
  readonly interval: readonly [number, number] | undefined;
}

export interface LifecycleReport {
  readonly limits: LifecycleLimits;
  readonly mature: { readonly tenure: number; readonly purchases: number } | undefined;
  readonly states: readonly {
    readonly state: LifecycleState;
    readonly customers: number;
    readonly revenue: number;
  }[];
  readonly patterns: readonly {
    readonly pattern: string;
    readonly customers: number;
    readonly revenue: number;
  }[];
  /** States as of an earlier day, and what became of them; absent where the history is too short. */
  readonly earlier:
    | {
        readonly asOf: string;
        readonly days: number;
        readonly moves: readonly {
          readonly from: LifecycleState | undefined;
          readonly to: LifecycleState;
          readonly customers: number;
        }[];
        readonly repurchases: readonly Repurchase[];
      }
    | undefined;
}

/** Builds table `lifecycle` (and `lifecycle_earlier`), one row a customer, and says how big the states are. */
export async function buildLifecycle(
  warehouse: Warehouse,
  options: LifecycleOptions,
): Promise<LifecycleReport> {
  const { asOf, recentDays } = options;
  const now = await classify(warehouse, options, asOf, 'customer_history', 'lifecycle');
  const sizes = { name: 'text', customers: 'count', revenue: 'money' } as const;
  const states = await warehouse.rows(stateSizes('lifecycle', 'state'), sizes);
  const patterns = await warehouse.rows(stateSizes('lifecycle', 'pattern'), sizes);
  const ofState = (state: LifecycleState) => states.find(({ name }) => name === state);
  return {
    ...now,
    states: lifecycleStateNames.map((state) => ({
      state,
      customers: ofState(state)?.customers ?? 0,
      revenue: ofState(state)?.revenue ?? 0,
    })),
    patterns: patterns.map(({ name, ...size }) => ({ pattern: name, ...size })),
    earlier: await lookBack(warehouse, options, daysAfter(asOf, -recentDays)),
  };
}

async function classify(
  warehouse: Warehouse,
  { playbook, recentDays }: LifecycleOptions,
  asOf: string,
  history: string,
  table: string,
): Promise<Pick<LifecycleReport, 'limits' | 'mature'>> {
  const { dialect } = warehouse;
  const evidence: EvidenceOptions = { history, asOf: day(asOf), recentDays, dialect };
  const rateChanges = await learnRateChanges(warehouse, evidence, asOf);
  const limits = await learnLimits(warehouse, evidence, playbook, rateChanges.length > 0);
  await warehouse.createFrom(
    'gap_quantiles',
    { gaps: 'count', t: 'number' },
    limits.gapQuantiles.map((t, gaps) => ({ gaps, t })),
  );
  await warehouse.createFrom('rate_change', rateChangeShape, rateChanges);
  const signsTable = `${table}_signs`;
  await warehouse.create(signsTable, lifecycleSigns(evidence, limits), { perCustomer: true });
  const [medians] = await warehouse.rows(stillBuyingMedians(signsTable, limits, dialect), {
    tenure: 'number?',
    purchases: 'number?',
    customers: 'count',
  });
  const mature =
    medians?.tenure == null || medians.purchases == null
      ? undefined
      : { tenure: Math.ceil(medians.tenure), purchases: Math.ceil(medians.purchases) };
  await warehouse.create(table, lifecycleStates(signsTable, limits, mature), { perCustomer: true });
  for (const used of [signsTable, 'gap_quantiles', 'rate_change']) await warehouse.drop(used);
  return { limits, mature };
}

const rateChangeShape = {
  earlier_repeats: 'count',
  recent_repeats: 'count',
  earlier_days: 'count',
  recent_days: 'count',
  probability_fell: 'number',
} as const;

/** States as of an earlier day, learned from what was known then, and what customers did afterwards. */
async function lookBack(
  warehouse: Warehouse,
  options: LifecycleOptions,
  earlierDay: string,
): Promise<LifecycleReport['earlier']> {
  if (earlierDay <= options.firstDay) return undefined;
  const { dialect } = warehouse;
  const then = day(earlierDay);
  const window = { asOf: then, year: options.playbook.windows.year, recentDays: options.recentDays, dialect };
  await warehouse.create('customer_history_earlier', customerHistory(window), { perCustomer: true });
  await classify(warehouse, options, earlierDay, 'customer_history_earlier', 'lifecycle_earlier');
  const moves = await warehouse.rows(stateMoves('lifecycle_earlier', 'lifecycle'), {
    from_state: 'text?',
    to_state: 'text',
    customers: 'count',
  });
  const bought = await warehouse.rows(repurchases('lifecycle_earlier', then, day(options.asOf)), {
    state: 'text',
    customers: 'count',
    bought: 'count',
  });
  return {
    asOf: earlierDay,
    days: options.recentDays,
    moves: moves.map((move) => ({
      from: (move.from_state ?? undefined) as LifecycleState | undefined,
      to: move.to_state as LifecycleState,
      customers: move.customers,
    })),
    repurchases: lifecycleStateNames.map((state) =>
      repurchase(
        state,
        bought.find((row) => row.state === state),
      ),
    ),
  };
}

function repurchase(
  state: LifecycleState,
  row: Row<{ customers: 'count'; bought: 'count' }> | undefined,
): Repurchase {
  const interval = row && wilsonInterval({ successes: row.bought, trials: row.customers });
  if (!row || !interval?.ok)
    return { state, customers: row?.customers ?? 0, share: undefined, interval: undefined };
  return {
    state,
    customers: row.customers,
    share: interval.estimate,
    interval: [interval.low, interval.high],
  };
}
