import { gamma } from '../src/random/gamma.ts';
import type { Random } from '../src/random/random.ts';

/** A Beta(a, b) variable, from two gamma variables. */
export function betaDraw(random: Random, a: number, b: number): number {
  const [one, other] = [gamma(random, a, 1), gamma(random, b, 1)];
  return one / (one + other);
}
