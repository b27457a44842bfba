import { curvatureAt } from '../optimise/curvature.ts';
import { type Maximum, maximize, type Objective } from '../optimise/maximize.ts';
import { type HistoryTotals, historyTotals, type PurchaseHistories } from './purchase-histories.ts';

/** More rows than these tell the starts apart no better. */
const enoughRows = 6000;
/** Per customer: the slope that counts as none. */
const gradientTolerance = 1e-7;

interface Search {
  readonly histories: PurchaseHistories;
  readonly totals: HistoryTotals;
  /** The log-likelihood of all histories. */
  readonly objective: Objective;
  /** That of a part of them. */
  readonly objectiveOf: (histories: PurchaseHistories) => Objective;
  readonly starts: readonly Float64Array[];
}

/**
 * The highest likelihood of a base: all starts climb on a thinned one, and only the best end climbs on all rows, with the
 * curvature found there. How many starts reached the best is what the thinned base says.
 */
export function thinnedSearch({ histories, totals, objective, objectiveOf, starts }: Search): Maximum {
  const tolerance = gradientTolerance * totals.customers;
  const thinned = thinnedHistories(histories, enoughRows);
  if (thinned === histories) return maximize(objective, { starts, gradientTolerance: tolerance });
  const share = historyTotals(thinned).customers / totals.customers;
  const part = objectiveOf(thinned);
  const scout = maximize(part, { starts, gradientTolerance: share * tolerance });
  const metric = curvatureAt(part, scout.point)?.covariance?.map((value) => share * value);
  const best = maximize(objective, {
    starts: [scout.point],
    gradientTolerance: tolerance,
    ...(metric && { metric }),
  });
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
