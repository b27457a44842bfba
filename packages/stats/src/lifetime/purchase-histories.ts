import { requireCount } from '../domain.ts';

/**
 * Customers by what was seen of them, each distinct history once: `customers[i]` of them bought `frequency[i]` times
 * again (x, purchase days after the first), last at `recency[i]` (t_x) and were watched until `age[i]` (T); times count
 * from the first purchase, in one unit. All arrays have one length; 0 ≤ t_x ≤ T, and t_x = 0 exactly when x = 0.
 */
export interface PurchaseHistories {
  readonly frequency: Float64Array;
  readonly recency: Float64Array;
  readonly age: Float64Array;
  readonly customers: Float64Array;
}

/** What the histories add up to. */
export interface HistoryTotals {
  readonly customers: number;
  readonly repeaters: number;
  readonly repeatPurchases: number;
  readonly mostPurchases: number;
  /** Σ T over customers. */
  readonly age: number;
  readonly longestAge: number;
}

/** @throws RangeError for arrays of unlike length and for histories that cannot be */
export function historyTotals({ frequency, recency, age, customers }: PurchaseHistories): HistoryTotals {
  const rows = frequency.length;
  if (recency.length !== rows || age.length !== rows || customers.length !== rows)
    throw new RangeError('frequency, recency, age and customers must have the same length.');
  const totals = {
    customers: 0,
    repeaters: 0,
    repeatPurchases: 0,
    mostPurchases: 0,
    age: 0,
    longestAge: 0,
  };
  for (let i = 0; i < rows; i++) {
    const [x, last, T, w] = [frequency[i]!, recency[i]!, age[i]!, customers[i]!];
    requireCount('frequency', x);
    requireCount('customers', w);
    if (!(last >= 0 && last <= T && T < Number.POSITIVE_INFINITY) || (x === 0) !== (last === 0))
      throw new RangeError(`No history has ${x} repeat purchases, the last at ${last} of ${T}.`);
    totals.customers += w;
    totals.repeatPurchases += w * x;
    totals.age += w * T;
    if (w === 0) continue;
    if (x > 0) totals.repeaters += w;
    totals.mostPurchases = Math.max(totals.mostPurchases, x);
    totals.longestAge = Math.max(totals.longestAge, T);
  }
  return totals;
}
