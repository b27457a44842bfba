import { requireCount, requireFinite, requireProbability } from './domain.ts';
import { type Refusal, refuse } from './refusal.ts';

export interface Quantiles {
  readonly ok: true;
  /** One value for each probability asked, in that order. */
  readonly values: Float64Array;
}

/** The value at a 0-based position between two order statistics, as type 7 interpolates. */
function between(position: number, at: (rank: number) => number): number {
  const below = Math.floor(position);
  const share = position - below;
  const low = at(below);
  return share === 0 ? low : low + share * (at(below + 1) - low);
}

/**
 * Sample quantiles of type 7, the default of R and NumPy and `quantile_cont` in SQL: position (n − 1)·p among the sorted
 * values, interpolated. `values` in any order, finite; it is copied.
 * Source: Hyndman & Fan (1996), The American Statistician 50, definition 7.
 */
export function quantiles(
  values: Float64Array,
  probabilities: readonly number[],
): Quantiles | Refusal<'no-values'> {
  requireFinite('values', values);
  for (const p of probabilities) requireProbability('probability', p);
  if (values.length === 0) return refuse('no-values');
  const sorted = values.toSorted();
  const result = probabilities.map((p) => between((sorted.length - 1) * p, (rank) => sorted[rank]!));
  return { ok: true, values: Float64Array.from(result) };
}

/**
 * The same type-7 quantiles from a histogram: `counts[i]` observations have the value `values[i]`. Equal to `quantiles`
 * of the values written out one by one. Values in any order; a value may appear twice, a count may be 0.
 */
export function histogramQuantiles(
  values: Float64Array,
  counts: Float64Array,
  probabilities: readonly number[],
): Quantiles | Refusal<'no-values'> {
  if (values.length !== counts.length) throw new RangeError('values and counts must have the same length.');
  requireFinite('values', values);
  for (const count of counts) requireCount('count', count);
  for (const p of probabilities) requireProbability('probability', p);
  const order = Array.from(values.keys()).sort((i, j) => values[i]! - values[j]!);
  const cumulative = new Float64Array(order.length);
  let total = 0;
  order.forEach((index, i) => {
    total += counts[index]!;
    cumulative[i] = total;
  });
  if (total === 0) return refuse('no-values');

  const at = (rank: number): number => {
    let low = 0;
    let high = order.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (cumulative[middle]! > rank) high = middle;
      else low = middle + 1;
    }
    return values[order[low]!]!;
  };
  const result = probabilities.map((p) => between((total - 1) * p, at));
  return { ok: true, values: Float64Array.from(result) };
}
