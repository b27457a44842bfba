import { requirePositive, requireProbability } from '../domain.ts';
import { continuedFraction } from './continued-fraction.ts';
import { devianceTerm, stirlingError } from './saddle-point.ts';
import { halfLogTwoPi } from './stirling.ts';

/** log of x^a·y^b / B(a, b), with y = 1 − x given apart so that neither end loses digits. */
export function logBetaKernel(x: number, y: number, a: number, b: number): number {
  const n = a + b;
  return (
    0.5 * (Math.log(a) + Math.log(b) - Math.log(n)) -
    halfLogTwoPi +
    (stirlingError(n) - stirlingError(a) - stirlingError(b)) -
    (devianceTerm(a, n * x) + devianceTerm(b, n * y))
  );
}

/** log I_x(a, b) on the side where the fraction converges fast: x ≤ (a + 1)/(a + b + 2). */
function logNearTail(x: number, y: number, a: number, b: number): number {
  // a − (a + b)·x, from whichever of x and y makes the smaller difference.
  const c = 1 + (a > b ? (a + b) * y - b : a - (a + b) * x);
  const denominator = (n: number) =>
    n + (n * (b - n) * x) / (a + 2 * n - 1) + ((a + n) * (c + n * (1 + y))) / (a + 2 * n + 1);
  const fraction = continuedFraction(
    (a * c) / (a + 1),
    (n) => {
      const even = (x / (a + 2 * n - 1)) ** 2;
      return { a: (a + n - 1) * (a + b + n - 1) * n * (b - n) * even, b: denominator(n) };
    },
    // The fraction needs of the order of √max(a, b) levels (Numerical Recipes, 6.4).
    500 + Math.ceil(20 * Math.sqrt(Math.max(a, b))),
  );
  return logBetaKernel(x, y, a, b) - Math.log(fraction);
}

/** log I_x(a, b) for x and y = 1 − x both inside (0, 1). */
export function logLowerBeta(x: number, y: number, a: number, b: number): number {
  if (x <= (a + 1) / (a + b + 2)) return logNearTail(x, y, a, b);
  return Math.log1p(-Math.exp(logNearTail(y, x, b, a)));
}

/**
 * The regularised incomplete beta function I_x(a, b): the chance that a Beta(a, b) variable is at most x.
 * `x` in 0..1, `a` and `b` positive. For an upper tail ask I_{1−x}(b, a); 1 − I_x(a, b) would lose its digits.
 *
 * Source: the continued fraction of Didonato & Morris (1992), "Algorithm 708", ACM TOMS 18, equation 9 (the even part of
 * DLMF 8.17.22), the symmetry I_x(a, b) = 1 − I_{1−x}(b, a), and Loader's saddle-point form of the factor before the
 * fraction. Together they keep a relative error of 1e-12 up to parameters of 1e6.
 */
export function regularizedBeta(x: number, a: number, b: number): number {
  requireProbability('x', x);
  return lowerBeta(x, 1 - x, a, b);
}

/** I_x(a, b) for a caller that knows y = 1 − x better than the subtraction does. */
export function lowerBeta(x: number, y: number, a: number, b: number): number {
  requirePositive('a', a);
  requirePositive('b', b);
  if (x === 0) return 0;
  if (y === 0) return 1;
  if (x <= (a + 1) / (a + b + 2)) return Math.exp(logNearTail(x, y, a, b));
  return -Math.expm1(logNearTail(y, x, b, a));
}
