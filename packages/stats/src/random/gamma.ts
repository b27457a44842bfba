import { requirePositive } from '../domain.ts';
import { normal } from './normal.ts';
import type { Random } from './random.ts';
import { openUniform } from './uniform.ts';

/**
 * A gamma variable with the given shape and rate (its mean is shape/rate).
 * Source: Marsaglia & Tsang (2000), "A Simple Method for Generating Gamma Variables", ACM TOMS 26; shapes below 1 by
 * their remark Γ(a) = Γ(a + 1)·U^(1/a).
 */
export function gamma(random: Random, shape: number, rate: number): number {
  requirePositive('shape', shape);
  requirePositive('rate', rate);
  if (shape < 1) return gamma(random, shape + 1, rate) * openUniform(random) ** (1 / shape);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = normal(random, 0, 1);
    const v = (1 + c * x) ** 3;
    if (v <= 0) continue;
    if (Math.log(openUniform(random)) < 0.5 * x * x + d - d * v + d * Math.log(v)) return (d * v) / rate;
  }
}
