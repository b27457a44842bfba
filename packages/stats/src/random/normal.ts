import { normalQuantile } from '../special/normal.ts';
import type { Random } from './random.ts';
import { openUniform } from './uniform.ts';

/** A normal variable with the given mean and standard deviation, by inversion (AS 241): one uniform a draw. */
export function normal(random: Random, mean: number, standardDeviation: number): number {
  if (!Number.isFinite(mean) || !(standardDeviation >= 0 && standardDeviation < Number.POSITIVE_INFINITY)) {
    throw new RangeError(`Not a mean and a standard deviation: ${mean}, ${standardDeviation}.`);
  }
  return mean + standardDeviation * normalQuantile(openUniform(random));
}
