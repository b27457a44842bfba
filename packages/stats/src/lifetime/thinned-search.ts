import { curvatureAt } from '../optimise/curvature.ts';
import { type Maximum, maximize, type Objective } from '../optimise/maximize.ts';
import { type HistoryTotals, historyTotals, type PurchaseHistories } from './purchase-histories.ts';

/** A condition that only a direction without curvature has. */
const onPlateau = 1e6;
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
  /** More rows than these tell the starts apart no better; default 6,000. Fewer where a row is dear. */
  readonly enoughRows?: number;
}

/** Where a part does not tell the parameters apart, the next one has so many times its rows. */
const larger = 10;
/** A part of so many rows on which the top is flat says that it is flat on all. */
const flatEnough = 4000;

/**
 * The highest likelihood of a base: all starts climb on a thinned one, and only the best end climbs on all rows, with the
 * curvature found there. Where the thinned one does not tell the parameters apart, a larger one is asked. How many starts
 * reached the best is what the base says on which they climbed.
 */
export function thinnedSearch(search: Search): Maximum {
  const { histories, totals, objective, objectiveOf, starts, enoughRows = 6000 } = search;
  const tolerance = gradientTolerance * totals.customers;
  let iterations = 0;
  for (let rows = enoughRows; ; rows *= larger) {
    const thinned = thinnedHistories(histories, rows);
    if (thinned === histories) {
      const found = maximize(objective, { starts, gradientTolerance: tolerance });
      return Object.freeze({ ...found, iterations: iterations + found.iterations });
    }
    const share = historyTotals(thinned).customers / totals.customers;
    const part = objectiveOf(thinned);
    const scout = maximize(part, { starts, gradientTolerance: share * tolerance });
    iterations += scout.iterations;
    const bend = curvatureAt(part, scout.point);
    const isFlat = bend?.covariance === undefined || bend.condition > onPlateau;
    // On a plateau of a small part, the whole may rise too slowly to be followed back.
    if (isFlat && rows < flatEnough) continue;
    const best = maximize(objective, {
      starts: [scout.point],
      gradientTolerance: tolerance,
      ...(isFlat || !bend?.covariance ? {} : { metric: bend.covariance.map((value) => share * value) }),
    });
    return Object.freeze({
      ...best,
      iterations: iterations + best.iterations,
      starts: scout.starts,
      startsReachingBest: scout.startsReachingBest,
    });
  }
}

/**
 * At most `rows` of the histories in proportion to their customers, none by chance: one at each of as many marks evenly
 * along the customers in their order (systematic sampling). Few enough histories stay as they are.
 */
export function thinnedHistories(histories: PurchaseHistories, rows: number): PurchaseHistories {
  const even = evenRows(histories.customers, rows);
  if (even === undefined) return histories;
  const pick = (values: Float64Array) => Float64Array.from(even.rows, (i) => values[i]!);
  return {
    frequency: pick(histories.frequency),
    recency: pick(histories.recency),
    age: pick(histories.age),
    customers: even.customers,
  };
}

/** Which rows that even part has, and how many customers each stands for; undefined where all rows are few enough. */
export function evenRows(
  customers: Float64Array,
  most: number,
): { readonly rows: readonly number[]; readonly customers: Float64Array } | undefined {
  if (customers.length <= most) return undefined;
  const step = customers.reduce((sum, w) => sum + w, 0) / most;
  const chosen: number[] = [];
  const weights: number[] = [];
  let passed = 0;
  let marks = 0;
  for (let i = 0; i < customers.length; i++) {
    passed += customers[i]!;
    const reached = Math.min(most, Math.floor(passed / step + 0.5));
    if (reached > marks) {
      chosen.push(i);
      weights.push(reached - marks);
      marks = reached;
    }
  }
  return { rows: chosen, customers: Float64Array.from(weights) };
}
