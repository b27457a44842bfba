import { logGamma } from './log-gamma.ts';
import { halfLogTwoPi, stirlingSeries } from './stirling.ts';

/**
 * The two terms of Loader's saddle-point expansion. They keep binomial, beta and gamma densities accurate where the
 * difference of log-gammas would cancel: at parameters of 1e6 that difference has lost seven digits.
 *
 * Source: C. Loader (2000), "Fast and Accurate Computation of Binomial Probabilities".
 */

/** log Γ(x) minus Stirling's formula (x − ½)·log x − x + ½·log 2π, for x > 0. */
export function stirlingError(x: number): number {
  if (x >= 10) return stirlingSeries(x);
  return logGamma(x) - (x - 0.5) * Math.log(x) + x - halfLogTwoPi;
}

/** x·log(x/m) + m − x, for x and m above 0, without cancellation where x is close to m. */
export function devianceTerm(x: number, m: number): number {
  const difference = x - m;
  if (Math.abs(difference) >= 0.1 * (x + m)) return x * Math.log(x / m) - difference;
  const v = difference / (x + m);
  const square = v * v;
  let sum = difference * v;
  let power = 2 * x * v;
  for (let j = 1; j < 1000; j++) {
    power *= square;
    const next = sum + power / (2 * j + 1);
    if (next === sum) break;
    sum = next;
  }
  return sum;
}
