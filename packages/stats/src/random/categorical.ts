import type { Random } from './random.ts';
import { uniform } from './uniform.ts';

/** The index of one weight, drawn in proportion to the weights (at least 0, not all 0; they need not add up to 1). */
export function categorical(random: Random, weights: ArrayLike<number>): number {
  let total = 0;
  for (let i = 0; i < weights.length; i++) {
    if (!(weights[i]! >= 0)) throw new RangeError(`A weight must be at least 0, got ${weights[i]}.`);
    total += weights[i]!;
  }
  if (!(total > 0 && total < Number.POSITIVE_INFINITY)) {
    throw new RangeError(`The weights must have a positive, finite sum, got ${total}.`);
  }
  const mark = uniform(random) * total;
  let sum = 0;
  let last = 0;
  for (let i = 0; i < weights.length; i++) {
    if (weights[i] === 0) continue;
    last = i;
    sum += weights[i]!;
    if (mark < sum) return i;
  }
  // Only rounding of the running sum leads here; the last weight above zero is the one it belongs to.
  return last;
}
