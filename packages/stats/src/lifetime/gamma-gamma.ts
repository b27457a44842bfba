import { requireCount, requirePositive } from '../domain.ts';
import { curvatureAt } from '../optimise/curvature.ts';
import { type Maximum, maximize, type Objective } from '../optimise/maximize.ts';
import { type Refusal, refuse } from '../refusal.ts';
import { digamma } from '../special/digamma.ts';
import { logGamma } from '../special/log-gamma.ts';
import { concludeFit, type ModelFit } from './model-fit.ts';

/**
 * Spend per purchase: a customer's spends are Gamma(p, ν), and the rates ν are Gamma(q, v) over customers. How much
 * somebody spends has nothing to do with how often they buy.
 * Source: Fader & Hardie (2013), "The Gamma-Gamma Model of Monetary Value".
 */
export interface GammaGammaParameters {
  readonly p: number;
  readonly q: number;
  readonly v: number;
}

/** `customers[i]` of them made `purchases[i]` purchases (above 0) of `mean[i]` on average (above 0). */
export interface SpendHistories {
  readonly purchases: Float64Array;
  readonly mean: Float64Array;
  readonly customers: Float64Array;
}

/** Why the model says nothing: fewer than two customers with a spend, or all means alike. */
export type SpendRefusal = 'too-few-customers' | 'no-variation';

export type GammaGammaFit = ModelFit<GammaGammaParameters>;

const names = ['p', 'q', 'v'] as const;

/** Means that differ by less than this, relative to their size, are equal but for rounding. */
const leastVariation = 1e-9;

/** More rows than this are first searched through a part of them, evenly taken; the end of it is the start on all. */
const fewRows = 20_000;

function checked({ purchases, mean, customers }: SpendHistories) {
  const rows = purchases.length;
  if (mean.length !== rows || customers.length !== rows)
    throw new RangeError('purchases, mean and customers must have the same length.');
  let [all, logs, lowest, highest] = [0, 0, Number.POSITIVE_INFINITY, 0];
  for (let i = 0; i < rows; i++) {
    const [x, m, w] = [purchases[i]!, mean[i]!, customers[i]!];
    requireCount('customers', w);
    if (!(Number.isSafeInteger(x) && x > 0 && m > 0 && m < Number.POSITIVE_INFINITY))
      throw new RangeError(`No customer spends ${m} on average in ${x} purchases.`);
    if (w === 0) continue;
    all += w;
    logs += w * Math.log(m);
    lowest = Math.min(lowest, m);
    highest = Math.max(highest, m);
  }
  return { customers: all, scale: Math.exp(logs / all), varied: highest > lowest * (1 + leastVariation) };
}

/** The rows in the form that the likelihood wants: sums of spends in units of `scale`, counts grouped. */
interface Rows {
  readonly purchases: Float64Array;
  readonly sum: Float64Array;
  readonly logSum: Float64Array;
  readonly customers: Float64Array;
  /** Each number of purchases once, with its customers. */
  readonly counts: readonly (readonly [purchases: number, customers: number])[];
  /** Σ log m in units of the scale: what the density of a mean has besides the spends' sum. */
  readonly logMeans: number;
}

/** Every `step`-th row, from the middle of the first step. */
function prepare({ purchases, mean, customers }: SpendHistories, scale: number, step: number): Rows {
  const rows = Math.floor(purchases.length / step);
  const taken = (from: (i: number) => number) =>
    Float64Array.from({ length: rows }, (_, i) => from(Math.floor((i + 0.5) * step)));
  const x = step === 1 ? purchases : taken((i) => purchases[i]!);
  const w = step === 1 ? customers : taken((i) => customers[i]!);
  const sum =
    step === 1 ? mean.map((m, i) => x[i]! * (m / scale)) : taken((i) => purchases[i]! * (mean[i]! / scale));
  const logSum = sum.map(Math.log);
  const counts = new Map<number, number>();
  let logMeans = 0;
  for (let i = 0; i < rows; i++) {
    counts.set(x[i]!, (counts.get(x[i]!) ?? 0) + w[i]!);
    logMeans += w[i]! * (logSum[i]! - Math.log(x[i]!));
  }
  return { purchases: x, sum, logSum, customers: w, counts: [...counts], logMeans };
}

/**
 * With s = x·m the sum of a customer's spends, the density of the mean m (equation 1a) is
 *
 *     (v/(v + s))^q · (s/(v + s))^(p·x) / (B(p·x, q)·m)
 *
 * and its logarithm here is in log p, log q, log v.
 */
function logLikelihood({ purchases, sum, logSum, customers, counts, logMeans }: Rows): Objective {
  return (point, gradient) => {
    const [p, q, v] = [Math.exp(point[0]!), Math.exp(point[1]!), Math.exp(point[2]!)];
    const logV = point[2]!;
    // Σ w·x·log((v + s)/s), Σ w·log((v + s)/v), Σ w·s/(v + s), Σ w·x·v/(v + s)
    let [overSum, overV, shareOfSum, shareOfV] = [0, 0, 0, 0];
    for (let i = 0; i < sum.length; i++) {
      const w = customers[i]!;
      const s = sum[i]!;
      const x = purchases[i]!;
      const both = v + s;
      const log = Math.log(both);
      const perBoth = w / both;
      overSum += w * x * (log - logSum[i]!);
      overV += w * (log - logV);
      shareOfSum += perBoth * s;
      shareOfV += perBoth * x * v;
    }
    let [logBetas, byP, byQ] = [0, 0, 0];
    const [logGammaQ, digammaQ] = [logGamma(q), digamma(q)];
    for (const [x, w] of counts) {
      const a = p * x;
      const rise = digamma(a + q);
      logBetas += w * (logGamma(a) + logGammaQ - logGamma(a + q));
      byP += w * x * (rise - digamma(a));
      byQ += w * (rise - digammaQ);
    }
    gradient[0] = p * (byP - overSum);
    gradient[1] = q * (byQ - overV);
    gradient[2] = q * shareOfSum - p * shareOfV;
    return -logBetas - p * overSum - q * overV - logMeans;
  };
}

/**
 * The same by bent log p and log q and by log p·v/q, the typical spend. Where customers do not differ, or spend the same
 * every time, q or p runs away and nothing else; bent, it does not run to where only rounding is left.
 */
function bySpend(objective: Objective): Objective {
  const inside = new Float64Array(3);
  return (point, gradient) => {
    const value = objective(ofSpend(point), inside);
    gradient[0] = (inside[0]! - inside[2]!) * slopeOfBent(point[0]!);
    gradient[1] = (inside[1]! + inside[2]!) * slopeOfBent(point[1]!);
    gradient[2] = inside[2]!;
    return value;
  };
}

/** exp(12): out here p and q change nothing but rounding. */
const wall = 12;
const bent = (u: number) => wall * Math.tanh(u / wall);
const slopeOfBent = (u: number) => 1 - Math.tanh(u / wall) ** 2;

function ofSpend([p, q, spend]: Float64Array) {
  const [logP, logQ] = [bent(p!), bent(q!)];
  return Float64Array.of(logP, logQ, spend! + logQ - logP);
}

/** p, q and the typical spend, in units of the mean. */
const starts = [
  [1, 2, 0.5],
  [6, 4, 1],
  [0.4, 8, 1],
  [30, 3, 1],
].map((start) => Float64Array.from(start, Math.log));

/** What may be left of the slope of the log-likelihood, a customer. */
const slope = 1e-6;

function search(histories: SpendHistories, scale: number, customers: number) {
  const all = logLikelihood(prepare(histories, scale, 1));
  const rows = histories.purchases.length;
  const maximum =
    (rows > fewRows && throughAPart(all, prepare(histories, scale, rows / fewRows), customers)) ||
    maximize(bySpend(all), { starts, gradientTolerance: slope * customers });
  const point = ofSpend(maximum.point);
  return { maximum: { ...maximum, point }, curvature: curvatureAt(all, point) };
}

/** Searches through a part of the rows and goes on from its end on all of them; undefined where that leads nowhere. */
function throughAPart(all: Objective, part: Rows, customers: number): Maximum | undefined {
  const people = part.counts.reduce((sum, [, w]) => sum + w, 0);
  if (people === 0) return undefined;
  const first = maximize(bySpend(logLikelihood(part)), { starts, gradientTolerance: slope * people });
  const last = maximize(bySpend(all), {
    starts: [first.point],
    gradientTolerance: slope * customers,
    // From beside the top, Newton's steps alone are enough.
    maxIterations: 0,
  });
  if (!last.converged) return undefined;
  const { starts: tried, startsReachingBest } = first;
  return { ...last, iterations: first.iterations + last.iterations, starts: tried, startsReachingBest };
}

/**
 * Maximum likelihood on weighted rows, which may be one a customer: the mean does not condense into fewer numbers.
 *
 * @throws RangeError for arrays of unlike length, and for purchases, means and counts that cannot be
 */
export function fitGammaGamma(histories: SpendHistories): GammaGammaFit | Refusal<SpendRefusal> {
  const { customers, scale, varied } = checked(histories);
  if (customers < 2) return refuse('too-few-customers');
  if (!varied) return refuse('no-variation');
  const { maximum, curvature } = search(histories, scale, customers);
  /** Large, and any larger value fits as well: where the parameter has no bound, the model is a simpler one. */
  const withoutBound = (i: number) =>
    maximum.point[i]! > 8 && !((curvature?.covariance?.[i * names.length + i] ?? 9) < 1);
  const fit = concludeFit({
    names,
    maximum,
    curvature,
    customers,
    // No currency is at an end of the range.
    units: { v: scale },
    flat: [...(withoutBound(0) ? [sameEveryTime] : []), ...(withoutBound(1) ? [alike] : [])],
    notes: maximum.point[1]! <= 0 ? [noMean] : [],
  });
  return Object.freeze({ ...fit, logLikelihood: fit.logLikelihood - customers * Math.log(scale) });
}

const sameEveryTime =
  'A customer spends nearly the same amount every time: how single spends scatter cannot be told.';
const alike = 'Customers do not differ in what they spend on average, beyond chance.';
const noMean =
  'A few very large spends decide everything: the average spend over customers has no finite value (q ≤ 1), so no ' +
  'expected spend is given.';

/** What fitted parameters say about a customer's spend per purchase. */
export interface SpendForecaster {
  readonly ok: true;
  /** E[Z]: the mean over customers, and what is expected of somebody whose spends are not known. */
  readonly mean: number;
  /** E[Z | x, m] (equation 5): expected mean spend after `purchases` (may be 0) of `mean` on average. */
  expected(purchases: number, mean: number): number;
}

/**
 * Refuses q ≤ 1, where the mean over customers is not finite.
 *
 * @throws RangeError for parameters that are not positive and finite
 */
export function spendForecaster({ p, q, v }: GammaGammaParameters): SpendForecaster | Refusal<'no-mean'> {
  requirePositive('p', p);
  requirePositive('q', q);
  requirePositive('v', v);
  if (q <= 1) return refuse('no-mean');
  return Object.freeze({
    ok: true,
    mean: (p * v) / (q - 1),
    expected: (purchases: number, mean: number) =>
      purchases === 0 ? (p * v) / (q - 1) : (p * (v + purchases * mean)) / (p * purchases + q - 1),
  });
}
