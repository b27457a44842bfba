import { requirePositive, requireProbability } from '../domain.ts';
import { betaLogitQuantile } from './beta-quantile.ts';
import { lowerBeta } from './incomplete-beta.ts';

/**
 * The distribution function of Student's t with `df` > 0 degrees of freedom (fractions allowed).
 * Source: P(|T| > t) = I_x(df/2, ½) with x = df/(df + t²); Abramowitz & Stegun 26.7.1 and 26.5.27.
 */
export function studentTCdf(t: number, df: number): number {
  requirePositive('df', df);
  if (Number.isNaN(t)) throw new RangeError('t must be a number, got NaN.');
  const square = t * t;
  if (square === Number.POSITIVE_INFINITY) return t < 0 ? 0 : 1;
  const outer = df / (df + square);
  const inner = square / (df + square);
  if (t < 0) return 0.5 * lowerBeta(outer, inner, df / 2, 0.5);
  return 0.5 + 0.5 * lowerBeta(inner, outer, 0.5, df / 2);
}

/**
 * The quantile of Student's t with `df` > 0 degrees of freedom; ±Infinity at p = 0 and 1.
 * Source: T²/(df + T²) is Beta(½, df/2), so the logit of a beta quantile is log(T²/df). The probability is taken as
 * central mass near the median and as tail mass outside, so that neither cancels.
 */
export function studentTQuantile(p: number, df: number): number {
  requireProbability('p', p);
  requirePositive('df', df);
  if (p === 0.5) return 0;
  if (p === 0 || p === 1) return p === 0 ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  const tail = 2 * Math.min(p, 1 - p);
  const logit =
    tail < 0.5
      ? -betaLogitQuantile(tail, df / 2, 0.5)
      : betaLogitQuantile(2 * Math.abs(p - 0.5), 0.5, df / 2);
  const size = Math.exp(0.5 * (logit + Math.log(df)));
  return p < 0.5 ? -size : size;
}

/**
 * The p-quantiles of Student's t for 1, 2, …, `maxDf` degrees of freedom; element i belongs to df = i + 1.
 * For programs that look the quantile up instead of computing it, such as SQL.
 */
export function tQuantileTable(p: number, maxDf: number): Float64Array {
  if (!Number.isSafeInteger(maxDf) || maxDf < 1) {
    throw new RangeError(`maxDf must be a whole number of at least 1, got ${maxDf}.`);
  }
  return Float64Array.from({ length: maxDf }, (_, i) => studentTQuantile(p, i + 1));
}
