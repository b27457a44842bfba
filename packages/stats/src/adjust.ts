import { requireProbability } from './domain.ts';

/** The indices of the p-values from the smallest to the largest. */
function ascending(pValues: Float64Array): number[] {
  for (const p of pValues) requireProbability('p-value', p);
  return Array.from(pValues.keys()).sort((i, j) => pValues[i]! - pValues[j]!);
}

/**
 * Benjamini–Hochberg adjusted p-values, in the order of the input: those up to q are discoveries of which on average at
 * most the share q is false. For independent or positively dependent tests.
 * Source: Benjamini & Hochberg (1995), JRSS B 57.
 */
export function benjaminiHochberg(pValues: Float64Array): Float64Array {
  const order = ascending(pValues);
  const adjusted = new Float64Array(pValues.length);
  let smallest = 1;
  for (let rank = order.length; rank >= 1; rank--) {
    const index = order[rank - 1]!;
    smallest = Math.min(smallest, pValues[index]! * (order.length / rank));
    adjusted[index] = smallest;
  }
  return adjusted;
}

/**
 * Holm adjusted p-values, in the order of the input: with those up to α called significant, the chance of any false
 * call is at most α, whatever the dependence. Source: S. Holm (1979), Scandinavian Journal of Statistics 6.
 */
export function holm(pValues: Float64Array): Float64Array {
  const order = ascending(pValues);
  const adjusted = new Float64Array(pValues.length);
  let largest = 0;
  order.forEach((index, i) => {
    largest = Math.max(largest, Math.min(1, pValues[index]! * (order.length - i)));
    adjusted[index] = largest;
  });
  return adjusted;
}
