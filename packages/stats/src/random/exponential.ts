import { requirePositive } from '../domain.ts';
import type { Random } from './random.ts';
import { openUniform } from './uniform.ts';

/** An exponential variable with the given rate (its mean is 1/rate), by inversion. */
export function exponential(random: Random, rate: number): number {
  requirePositive('rate', rate);
  return -Math.log(openUniform(random)) / rate;
}
