import { requirePositive, requireProbability } from '../domain.ts';
import { logBetaKernel, logLowerBeta } from './incomplete-beta.ts';

/** Beyond this the smaller of x and 1 − x is below the smallest normal double. */
const logitLimit = 708;

/**
 * The logit u = log(x/(1 − x)) of the Beta(a, b) quantile at probability p in (0, 1).
 *
 * Newton's method on log F(u): the density of the logit is log-concave, so log F is concave and increasing. From any
 * start the second point lies left of the root, and the steps rise to it from there, without a bracket. The logit
 * keeps the digits at both ends, which the quantile itself cannot. ±Infinity when x or 1 − x underflows.
 */
export function betaLogitQuantile(p: number, a: number, b: number): number {
  const target = Math.log(p);
  let u = Math.log(a / b);
  let lastStep = Number.POSITIVE_INFINITY;
  for (let i = 0; i < 200; i++) {
    if (Math.abs(u) > logitLimit) return u < 0 ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
    const x = 1 / (1 + Math.exp(-u));
    const y = 1 / (1 + Math.exp(u));
    const logF = logLowerBeta(x, y, a, b);
    const slope = Math.exp(logBetaKernel(x, y, a, b) - logF);
    const step = (target - logF) / slope;
    u += step;
    const size = Math.abs(step);
    // Newton halves a small step at least; one that does not is rounding noise of the distribution function.
    if (size <= 1e-15 || (size < 1e-6 && size >= lastStep / 2)) return u;
    lastStep = size;
  }
  throw new Error(`The beta quantile did not converge for p = ${p}, a = ${a}, b = ${b}.`);
}

/**
 * The quantile of the Beta(a, b) distribution: the x with I_x(a, b) = p. `a` and `b` positive.
 * Source: Newton's method on the logit; see `betaLogitQuantile`.
 */
export function betaQuantile(p: number, a: number, b: number): number {
  requireProbability('p', p);
  requirePositive('a', a);
  requirePositive('b', b);
  if (p === 0 || p === 1) return p;
  const u = p <= 0.5 ? betaLogitQuantile(p, a, b) : -betaLogitQuantile(1 - p, b, a);
  return 1 / (1 + Math.exp(-u));
}
