import { requireCount } from '../domain.ts';

/**
 * Customers who can buy only at set opportunities (a yearly appeal, a weekly draw), by what was seen of them, each
 * distinct history once: after the first purchase `customers[i]` of them had `opportunities[i]` opportunities (n), bought
 * at `frequency[i]` of them (x), last at the `recency[i]`-th (t_x). All whole numbers, n at most 10,000;
 * x ≤ t_x ≤ n, and t_x = 0 exactly when x = 0.
 */
export interface OpportunityHistories {
  readonly frequency: Float64Array;
  readonly recency: Float64Array;
  readonly opportunities: Float64Array;
  readonly customers: Float64Array;
}

export interface OpportunityTotals {
  readonly customers: number;
  readonly repeatPurchases: number;
  /** Σ n over customers. */
  readonly opportunities: number;
  readonly mostOpportunities: number;
}

/** The likelihood looks at opportunities one by one. */
const mostOpportunities = 10_000;

/** @throws RangeError for what nobody's history can be */
export function requireOpportunityHistory(x: number, last: number, n: number): void {
  requireCount('frequency', x);
  requireCount('recency', last);
  requireCount('opportunities', n);
  if (n > mostOpportunities)
    throw new RangeError(`opportunities must be at most ${mostOpportunities}, got ${n}.`);
  if (x > last || last > n || (x === 0) !== (last === 0))
    throw new RangeError(`No history has ${x} repeat purchases, the last at ${last} of ${n}.`);
}

/** @throws RangeError for arrays of unlike length and for histories that cannot be */
export function opportunityTotals({
  frequency,
  recency,
  opportunities,
  customers,
}: OpportunityHistories): OpportunityTotals {
  const rows = frequency.length;
  if (recency.length !== rows || opportunities.length !== rows || customers.length !== rows)
    throw new RangeError('frequency, recency, opportunities and customers must have the same length.');
  const totals = { customers: 0, repeatPurchases: 0, opportunities: 0, mostOpportunities: 0 };
  for (let i = 0; i < rows; i++) {
    const [x, n, w] = [frequency[i]!, opportunities[i]!, customers[i]!];
    requireOpportunityHistory(x, recency[i]!, n);
    requireCount('customers', w);
    if (w === 0) continue;
    totals.customers += w;
    totals.repeatPurchases += w * x;
    totals.opportunities += w * n;
    totals.mostOpportunities = Math.max(totals.mostOpportunities, n);
  }
  return totals;
}
