import { type Maximum, maximize, type Objective } from '../optimise/maximize.ts';
import { type HistoryTotals, historyTotals, type PurchaseHistories } from './purchase-histories.ts';

/** More rows than these tell the starts apart no better. */
const enoughRows = 6000;
/** Per customer: the slope that counts as none. */
const gradientTolerance = 1e-7;

interface Search {
  readonly histories: PurchaseHistories;
  readonly totals: HistoryTotals;
  /** The log-likelihood of these histories. */
  readonly objective: (histories: PurchaseHistories) => Objective;
  readonly starts: readonly Float64Array[];
}

/**
 * The highest likelihood of a base: all starts climb on a thinned one, and only the best end climbs on all rows. How many
 * starts reached the best is what the thinned base says.
 */
export function thinnedSearch({ histories, totals, objective, starts }: Search): Maximum {
  const thinned = thinnedHistories(histories, enoughRows);
  const search = (on: PurchaseHistories, from: readonly Float64Array[], customers: number) =>
    maximize(objective(on), { starts: from, gradientTolerance: gradientTolerance * customers });
  if (thinned === histories) return search(histories, starts, totals.customers);
  const scout = search(thinned, starts, historyTotals(thinned).customers);
  const best = search(histories, [scout.point], totals.customers);
  return Object.freeze({
    ...best,
    iterations: scout.iterations + best.iterations,
    starts: scout.starts,
    startsReachingBest: scout.startsReachingBest,
  });
}

/**
 * At most `rows` of the histories in proportion to their customers, none by chance: one at each of as many marks evenly
 * along the customers in their order (systematic sampling). Few enough histories stay as they are.
 */
export function thinnedHistories(histories: PurchaseHistories, rows: number): PurchaseHistories {
  const { customers } = histories;
  if (customers.length <= rows) return histories;
  const step = customers.reduce((sum, w) => sum + w, 0) / rows;
  const chosen: number[] = [];
  const weights: number[] = [];
  let passed = 0;
  let marks = 0;
  for (let i = 0; i < customers.length; i++) {
    passed += customers[i]!;
    const reached = Math.min(rows, Math.floor(passed / step + 0.5));
    if (reached > marks) {
      chosen.push(i);
      weights.push(reached - marks);
      marks = reached;
    }
  }
  const pick = (values: Float64Array) => Float64Array.from(chosen, (i) => values[i]!);
  return {
    frequency: pick(histories.frequency),
    recency: pick(histories.recency),
    age: pick(histories.age),
    customers: Float64Array.from(weights),
  };
}
