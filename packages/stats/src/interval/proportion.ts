import { requireCount, requireLevel } from '../domain.ts';
import { type Refusal, refuse } from '../refusal.ts';
import { normalQuantile } from '../special/normal.ts';
import type { Interval } from './interval.ts';

/** So many successes in so many trials. */
export interface Proportion {
  readonly successes: number;
  readonly trials: number;
}

function requireProportion({ successes, trials }: Proportion): void {
  requireCount('successes', successes);
  requireCount('trials', trials);
  if (successes > trials) throw new RangeError(`${successes} successes in ${trials} trials.`);
}

/**
 * The Wilson score interval for a proportion, without continuity correction. `level` is the confidence, such as 0.95.
 * Source: E. B. Wilson (1927), JASA 22; method 3 of Newcombe (1998), Statistics in Medicine 17, 857–872.
 */
export function wilsonInterval(proportion: Proportion, level = 0.95): Interval | Refusal<'no-trials'> {
  requireProportion(proportion);
  requireLevel('level', level);
  const { successes, trials: n } = proportion;
  if (n === 0) return refuse('no-trials');
  const z = normalQuantile((1 + level) / 2);
  const failures = n - successes;
  const centre = successes + (z * z) / 2;
  const spread = z * Math.sqrt((successes * failures) / n + (z * z) / 4);
  const scale = n + z * z;
  return {
    ok: true,
    estimate: successes / n,
    // At the ends the bound is the end itself; the subtraction would leave some 1e-17.
    low: successes === 0 ? 0 : (centre - spread) / scale,
    high: failures === 0 ? 1 : (centre + spread) / scale,
  };
}

/**
 * Newcombe's hybrid score interval for the difference of two independent proportions, `first` minus `second`.
 * Source: R. G. Newcombe (1998), Statistics in Medicine 17, 873–890, method 10.
 */
export function newcombeInterval(
  first: Proportion,
  second: Proportion,
  level = 0.95,
): Interval | Refusal<'no-trials'> {
  const one = wilsonInterval(first, level);
  const two = wilsonInterval(second, level);
  if (!one.ok) return one;
  if (!two.ok) return two;
  const estimate = one.estimate - two.estimate;
  return {
    ok: true,
    estimate,
    low: estimate - Math.hypot(one.estimate - one.low, two.high - two.estimate),
    high: estimate + Math.hypot(one.high - one.estimate, two.estimate - two.low),
  };
}
