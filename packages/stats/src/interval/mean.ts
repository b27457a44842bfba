import { requireCount, requireLevel } from '../domain.ts';
import { type Refusal, refuse } from '../refusal.ts';
import { studentTCdf, studentTQuantile } from '../special/student-t.ts';
import type { Interval } from './interval.ts';

/** What a mean and its interval need to know of n values. Plain sums: those of two groups add up to those of both. */
export interface MeanSums {
  readonly n: number;
  readonly sum: number;
  readonly sumOfSquares: number;
}

export type MeanRefusal = 'too-few-values' | 'no-variation';

/**
 * Below this share of the sum of squares the variance is only rounding, and is taken as none: doubles carry 16 digits,
 * so that values of size 1e6 that differ by less than 1 cannot be told from equal ones in these sums.
 */
const roundingShare = 1e-13;

interface MeanAndError {
  readonly ok: true;
  readonly mean: number;
  /** The variance of the mean, s²/n. */
  readonly errorVariance: number;
}

function meanAndError({ n, sum, sumOfSquares }: MeanSums): MeanAndError | Refusal<'too-few-values'> {
  requireCount('n', n);
  if (!Number.isFinite(sum) || !(sumOfSquares >= 0 && sumOfSquares < Number.POSITIVE_INFINITY)) {
    throw new RangeError(`Not the sums of ${n} finite values: ${sum}, ${sumOfSquares}.`);
  }
  if (n < 2) return refuse('too-few-values');
  const around = sumOfSquares - (sum * sum) / n;
  const rounding = roundingShare * sumOfSquares;
  if (around < -rounding * n) {
    throw new RangeError(`No ${n} values have the sum ${sum} and the sum of squares ${sumOfSquares}.`);
  }
  return { ok: true, mean: sum / n, errorVariance: around <= rounding ? 0 : around / (n - 1) / n };
}

function interval(estimate: number, errorVariance: number, df: number, level: number): Interval {
  const reach = studentTQuantile((1 + level) / 2, df) * Math.sqrt(errorVariance);
  return { ok: true, estimate, low: estimate - reach, high: estimate + reach };
}

/**
 * The t interval for a mean. Values that are all equal are refused: an interval of no width would claim certainty.
 * Source: "Student" (1908), Biometrika 6.
 */
export function meanInterval(sums: MeanSums, level = 0.95): Interval | Refusal<MeanRefusal> {
  requireLevel('level', level);
  const of = meanAndError(sums);
  if (!of.ok) return of;
  if (of.errorVariance === 0) return refuse('no-variation');
  return interval(of.mean, of.errorVariance, sums.n - 1, level);
}

interface Difference {
  readonly ok: true;
  readonly estimate: number;
  readonly errorVariance: number;
  readonly df: number;
}

/** With unequal variances: the degrees of freedom of Satterthwaite (1946). */
function difference(first: MeanSums, second: MeanSums): Difference | Refusal<MeanRefusal> {
  const one = meanAndError(first);
  const two = meanAndError(second);
  if (!one.ok) return one;
  if (!two.ok) return two;
  const errorVariance = one.errorVariance + two.errorVariance;
  if (errorVariance === 0) return refuse('no-variation');
  const df =
    errorVariance ** 2 / (one.errorVariance ** 2 / (first.n - 1) + two.errorVariance ** 2 / (second.n - 1));
  return { ok: true, estimate: one.mean - two.mean, errorVariance, df };
}

/**
 * The Welch interval for the difference of two independent means, `first` minus `second`, with unequal variances.
 * One group may be without variation, not both.
 * Source: B. L. Welch (1947), Biometrika 34, with the degrees of freedom of Satterthwaite (1946).
 */
export function welchInterval(
  first: MeanSums,
  second: MeanSums,
  level = 0.95,
): Interval | Refusal<MeanRefusal> {
  requireLevel('level', level);
  const of = difference(first, second);
  return of.ok ? interval(of.estimate, of.errorVariance, of.df, level) : of;
}

export interface WelchTest {
  readonly ok: true;
  readonly statistic: number;
  readonly df: number;
  /** Of a difference so far from nought or farther, on either side, between groups of one mean. */
  readonly pValue: number;
}

/** Welch's test that two independent means are one: `pValue` is below 1 − level where the interval leaves out nought. */
export function welchTest(first: MeanSums, second: MeanSums): WelchTest | Refusal<MeanRefusal> {
  const of = difference(first, second);
  if (!of.ok) return of;
  const statistic = of.estimate / Math.sqrt(of.errorVariance);
  return { ok: true, statistic, df: of.df, pValue: 2 * studentTCdf(-Math.abs(statistic), of.df) };
}
