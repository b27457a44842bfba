import { digamma, digammaSeries } from './digamma.ts';
import { logGamma } from './log-gamma.ts';
import { stirlingSeries } from './stirling.ts';

/** log of a·(a + 1)…(a + k − 1) = Γ(a + k)/Γ(a), and its slope in a, at index k. */
export interface RisingFactorials {
  readonly log: Float64Array;
  readonly slope: Float64Array;
}

/**
 * The rising factorials of `base` > 0 for k = 0 … `most`, as running sums: exact to the last digits also for an enormous
 * base, where the difference of two log Γ keeps none.
 */
export function risingFactorials(base: number, most: number): RisingFactorials {
  const log = new Float64Array(most + 1);
  const slope = new Float64Array(most + 1);
  for (let k = 0; k < most; k++) {
    log[k + 1] = log[k]! + Math.log(base + k);
    slope[k + 1] = slope[k]! + 1 / (base + k);
  }
  return { log, slope };
}

/**
 * log Γ(a + n)/Γ(a) for a > 0 and a real n ≥ 0. From a = 10 on by the difference of Stirling's formulas, which keeps its
 * digits for an enormous a. Source: Abramowitz & Stegun (1964), 6.1.41.
 */
export function logRisingFactorial(base: number, n: number): number {
  if (base < 10) return logGamma(base + n) - logGamma(base);
  return (
    (base - 0.5) * Math.log1p(n / base) +
    n * Math.log(base + n) -
    n +
    stirlingSeries(base + n) -
    stirlingSeries(base)
  );
}

/**
 * ψ(a + n) − ψ(a), the slope of `logRisingFactorial` in a, for a > 0 and a real n ≥ 0. From a = 10 on by the difference
 * of the asymptotic series: that of two ψ keeps no digits where a is enormous. Source: Abramowitz & Stegun (1964), 6.3.18.
 */
export function risingFactorialSlope(base: number, n: number): number {
  if (base < 10) return digamma(base + n) - digamma(base);
  return Math.log1p(n / base) + n / (2 * base * (base + n)) - (digammaSeries(base + n) - digammaSeries(base));
}
