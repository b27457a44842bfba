/** An estimate with its confidence interval, low ≤ estimate ≤ high, all in the unit of the estimate. */
export interface Interval {
  readonly ok: true;
  readonly estimate: number;
  readonly low: number;
  readonly high: number;
}
