import { requireCount } from '../domain.ts';
import { curvatureAt } from '../optimise/curvature.ts';
import type { Objective } from '../optimise/maximize.ts';
import { type Refusal, refuse } from '../refusal.ts';
import { logGamma } from '../special/log-gamma.ts';
import { logRisingFactorial, risingFactorialSlope } from '../special/rising-factorial.ts';
import { betaGeometricEnds, simplerBetaGeometric } from './beta-geometric-fit.ts';
import { distinctValues } from './distinct-values.ts';
import { flatDirections } from './flat-directions.ts';
import { mbgCnbdKForecaster } from './mbg-cnbd-k-forecast.ts';
import { concludeFit, type ModelFit } from './model-fit.ts';
import { historyTotals, type PurchaseHistories } from './purchase-histories.ts';
import { type PurchaseModel, type PurchaseRefusal, whyNoModel } from './purchase-model.ts';
import { thinnedSearch } from './thinned-search.ts';
import { flatBeyondWalls, withinWalls } from './walls.ts';

/**
 * While alive a customer's gaps between purchases are Erlang: the sum of k waits at rate λ each. After every purchase, the
 * first included, the customer leaves for good with chance p. Over customers λ is Gamma(r, alpha) and p is Beta(a, b).
 */
export interface MbgCnbdK {
  readonly r: number;
  readonly alpha: number;
  readonly a: number;
  readonly b: number;
}

const names = ['r', 'alpha', 'a', 'b'] as const;
const mostStages = 100;

/**
 * Source: Reutterer, Platzer & Schröder (2020), "Leveraging purchase regularity for predicting customer behavior the easy
 * way", International Journal of Research in Marketing 38(1), the likelihood of MBG/CNBD-k. For one customer, with
 * s = r + k·x and z = (T − t_x)/(α + T), the logarithm of
 *   Γ(s)/Γ(r) · α^r/(α + T)^s · B(a, b + x + 1)/B(a, b) · [Σ_{j<k} Γ(s + j)/(Γ(s)·j!)·z^j + a/(b + x)·((α + T)/(α + t_x))^s],
 * alive and j waits into the next gap, or gone after the last purchase. The gaps' own share, (k − 1)·log gap − log (k − 1)! for
 * each, is the same at all parameters and left to the fit. Gradient in the logarithms of the parameters.
 */
export function mbgCnbdKLikelihood(
  { frequency, recency, age, customers }: PurchaseHistories,
  k: number,
): (parameters: MbgCnbdK, gradient: Float64Array) => number {
  const { values: frequencies, place } = distinctValues(frequency);
  const each = () => new Float64Array(frequencies.length);
  const [common, byR0, byA0, byB0] = [each(), each(), each(), each()];
  return ({ r, alpha, a, b }, gradient) => {
    for (const [i, x] of frequencies.entries()) {
      common[i] =
        logRisingFactorial(r, k * x) + logRisingFactorial(b, x + 1) - logRisingFactorial(a + b, x + 1);
      byR0[i] = risingFactorialSlope(r, k * x);
      byA0[i] = -risingFactorialSlope(a + b, x + 1);
      byB0[i] = risingFactorialSlope(b, x + 1) + byA0[i]!;
    }
    let value = 0;
    let [byR, byAlpha, byA, byB] = [0, 0, 0, 0];
    for (let i = 0; i < frequency.length; i++) {
      const [x, last, T, w] = [frequency[i]!, recency[i]!, age[i]!, customers[i]!];
      if (w === 0) continue;
      const at = place[i]!;
      const s = r + k * x;
      const total = alpha + T;
      const z = (T - last) / total;
      let [stages, stagesByR, stagesByZ] = [1, 0, 0];
      let [term, harmonic] = [1, 0];
      for (let j = 1; j < k; j++) {
        term *= ((s + j - 1) / j) * z;
        harmonic += 1 / (s + j - 1);
        stages += term;
        stagesByR += term * harmonic;
        stagesByZ += term * j;
      }
      const silence = Math.log1p((T - last) / (alpha + last));
      const [alive, gone] = [Math.log(stages), Math.log(a / (b + x)) + s * silence];
      const top = Math.max(alive, gone);
      const either = top + Math.log1p(Math.exp(Math.min(alive, gone) - top));
      const [isAlive, isGone] = [Math.exp(alive - either), Math.exp(gone - either)];
      value += w * (common[at]! - r * Math.log1p(T / alpha) - k * x * Math.log(total) + either);
      byR += w * (byR0[at]! - Math.log1p(T / alpha) + (isAlive * stagesByR) / stages + isGone * silence);
      byAlpha +=
        w *
        (r * (T / (alpha * total)) -
          (k * x) / total -
          (isAlive * stagesByZ) / (stages * total) -
          (isGone * s * (T - last)) / (total * (alpha + last)));
      byA += w * (byA0[at]! + isGone / a);
      byB += w * (byB0[at]! - isGone / (b + x));
    }
    gradient[0] = r * byR;
    gradient[1] = alpha * byAlpha;
    gradient[2] = a * byA;
    gradient[3] = b * byB;
    return value;
  };
}

/**
 * Of all gaps that add up to the same t_x, equal ones have the largest sum of logarithms: more is a sum in another unit.
 * @throws RangeError
 */
function requireLogGaps({ frequency, recency, customers }: PurchaseHistories, logGaps: number): void {
  if (!Number.isFinite(logGaps)) throw new RangeError(`logGaps must be finite, got ${logGaps}.`);
  let most = 0;
  let size = 1;
  for (const [i, x] of frequency.entries()) {
    if (x === 0) continue;
    const share = customers[i]! * x * Math.log(recency[i]! / x);
    most += share;
    size += Math.abs(share);
  }
  if (logGaps > most + 1e-6 * size)
    throw new RangeError(
      `The gaps of these histories cannot have logarithms that add up to ${logGaps}: the most is ${most}.`,
    );
}

/** How the population of rates and of chances to leave may look, to begin from: those who buy again `faster` than the mean. */
const beginnings = [
  { r: 0.5, faster: 1.5, a: 0.5, b: 2 },
  { r: 1.5, faster: 4, a: 1, b: 1 },
  { r: 4, faster: 1, a: 0.2, b: 3 },
] as const;

function fitAt(
  histories: PurchaseHistories,
  k: number,
  logGaps: number,
  alsoFrom?: MbgCnbdK,
): ModelFit<MbgCnbdK> | Refusal<PurchaseRefusal> {
  const totals = historyTotals(histories);
  const reason = whyNoModel(totals);
  if (reason) return refuse(reason);
  requireLogGaps(histories, logGaps);
  const { customers } = totals;
  const unit = totals.age / customers;
  const share = (k - 1) * logGaps - totals.repeatPurchases * logGamma(k);
  const objectiveOf = (rows: PurchaseHistories, gaps: number): Objective => {
    const likelihood = mbgCnbdKLikelihood(rows, k);
    return flatBeyondWalls((point, gradient) => gaps + likelihood(parametersAt(point, unit), gradient));
  };
  const objective = objectiveOf(histories, share);
  const rate = (k * totals.repeatPurchases) / customers;
  const starts = beginnings.map(({ r, faster, a, b }) =>
    Float64Array.of(r, r / (faster * rate), a, b).map(Math.log),
  );
  if (alsoFrom)
    starts.push(Float64Array.of(alsoFrom.r, alsoFrom.alpha / unit, alsoFrom.a, alsoFrom.b).map(Math.log));
  const found = thinnedSearch({
    histories,
    totals,
    objective,
    objectiveOf: (rows) => objectiveOf(rows, 0),
    starts,
  });
  const maximum = withinWalls(found);
  const curvature = curvatureAt(objective, maximum.point);
  return concludeFit({
    names,
    maximum,
    curvature,
    customers,
    units: { alpha: unit },
    atTheEnd: betaGeometricEnds,
    flat: flatDirections(objective, maximum, curvature, simplerBetaGeometric),
  });
}

const parametersAt = (point: Float64Array, unit: number): MbgCnbdK => ({
  r: Math.exp(point[0]!),
  alpha: unit * Math.exp(point[1]!),
  a: Math.exp(point[2]!),
  b: Math.exp(point[3]!),
});

/**
 * The MBG/CNBD-k model at a given k. With k = 1 it is MBG/NBD.
 *
 * @param k waits in a gap, a whole number from 1 to 100: the larger, the more regular the purchases
 * @param logGaps Σ log(gap) over all gaps between one purchase and the next of all customers, in the unit of the
 *   histories. It only shifts the likelihood, the same way at all parameters, by (k − 1)·Σ log(gap) − Σ x·log (k − 1)!,
 *   so it does not change the fit; but without it the likelihoods at two k cannot be compared.
 */
export function mbgCnbdK(k: number, logGaps: number): PurchaseModel<keyof MbgCnbdK> {
  requireStages(k);
  return Object.freeze({
    name: 'mbgcnbdk',
    parameters: names,
    fit: (histories: PurchaseHistories) => fitAt(histories, k, logGaps),
    forecaster: (parameters: MbgCnbdK) => mbgCnbdKForecaster(k, parameters),
  });
}

function requireStages(k: number): void {
  requireCount('k', k);
  if (k < 1 || k > mostStages) throw new RangeError(`k must be from 1 to ${mostStages}, got ${k}.`);
}

export interface RegularityChoice {
  readonly ok: true;
  readonly k: number;
  readonly model: PurchaseModel<keyof MbgCnbdK>;
  readonly fit: ModelFit<MbgCnbdK>;
  /** The highest log-likelihood at k = 1, 2, … as far as was looked; NaN where the search for it did not come to an end. */
  readonly logLikelihoods: readonly number[];
}

/**
 * Fits the model at k = 1, 2, … up to `most` and takes the likeliest, the smaller where two are alike. It stops when the
 * likelihood has fallen twice in a row, as BTYDplus does: for gaps of one gamma distribution the likelihood is concave in
 * k. A k whose search did not come to an end is not taken, unless none did.
 *
 * @param logGaps as in `mbgCnbdK`
 * @throws RangeError for histories that cannot be, and for a sum of logarithms that is not theirs
 */
export function chooseRegularity(
  histories: PurchaseHistories,
  logGaps: number,
  most = 12,
): RegularityChoice | Refusal<PurchaseRefusal> {
  requireStages(most);
  const logLikelihoods: number[] = [];
  let best: { readonly k: number; readonly fit: ModelFit<MbgCnbdK> } | undefined;
  let before: MbgCnbdK | undefined;
  for (let k = 1; k <= most; k++) {
    const fit = fitAt(histories, k, logGaps, before);
    if (!fit.ok) return fit;
    before = fit.parameters;
    const { converged } = fit.convergence;
    const better =
      best === undefined ||
      (converged && (!best.fit.convergence.converged || fit.logLikelihood > best.fit.logLikelihood));
    if (better) best = { k, fit };
    logLikelihoods.push(converged ? fit.logLikelihood : Number.NaN);
    const [twoBefore, oneBefore, now] = logLikelihoods.slice(-3);
    if (now !== undefined && now < oneBefore! && oneBefore! < twoBefore!) break;
  }
  const { k, fit } = best!;
  return Object.freeze({
    ok: true,
    k,
    fit,
    model: mbgCnbdK(k, logGaps),
    logLikelihoods: Object.freeze(logLikelihoods),
  });
}
