import { requirePositive } from '../domain.ts';
import { continuedFraction } from './continued-fraction.ts';
import { devianceTerm, stirlingError } from './saddle-point.ts';
import { halfLogTwoPi } from './stirling.ts';

/** x^a·e^(−x) / Γ(a), in Loader's saddle-point form. */
function gammaKernel(a: number, x: number): number {
  return Math.exp(0.5 * Math.log(a) - halfLogTwoPi - stirlingError(a) - devianceTerm(a, x));
}

/** P(a, x) by its power series (DLMF 8.11.4), for x < a + 1. */
function seriesP(a: number, x: number): number {
  let term = 1 / a;
  let sum = term;
  // Near x = a the terms fall like a normal density of width √a, so some 9·√a of them count.
  const cap = 500 + Math.ceil(20 * Math.sqrt(a));
  for (let n = 1; n <= cap; n++) {
    term *= x / (a + n);
    sum += term;
    if (term <= sum * 2 ** -54) return gammaKernel(a, x) * sum;
  }
  throw new Error(`The series of the incomplete gamma function did not converge in ${cap} terms.`);
}

/** Q(a, x) by its continued fraction (Numerical Recipes, 6.2.7), for x ≥ a + 1. */
function fractionQ(a: number, x: number): number {
  const fraction = continuedFraction(
    x + 1 - a,
    (n) => ({ a: -n * (n - a), b: x + 2 * n + 1 - a }),
    500 + Math.ceil(20 * Math.sqrt(a)),
  );
  return gammaKernel(a, x) / fraction;
}

function requireDomain(a: number, x: number): void {
  requirePositive('a', a);
  if (!(x >= 0)) throw new RangeError(`x must be at least 0, got ${x}.`);
}

/**
 * The regularised lower incomplete gamma function P(a, x): the chance that a Gamma(a, 1) variable is at most x.
 * Source: Press et al., Numerical Recipes, 6.2.
 */
export function regularizedGammaP(a: number, x: number): number {
  requireDomain(a, x);
  if (x === 0) return 0;
  if (x === Number.POSITIVE_INFINITY) return 1;
  return x < a + 1 ? seriesP(a, x) : 1 - fractionQ(a, x);
}

/** The upper tail Q(a, x) = 1 − P(a, x), with its digits kept where it is small. Source: as `regularizedGammaP`. */
export function regularizedGammaQ(a: number, x: number): number {
  requireDomain(a, x);
  if (x === 0) return 1;
  if (x === Number.POSITIVE_INFINITY) return 0;
  return x < a + 1 ? 1 - seriesP(a, x) : fractionQ(a, x);
}
