import { requireCount, requireLevel } from '../domain.ts';
import type { Interval } from '../interval/interval.ts';
import { type Refusal, refuse } from '../refusal.ts';
import { normalQuantile } from '../special/normal.ts';
import type { ModelFit } from './model-fit.ts';
import { contractSurvival, retentionRate, type ShiftedBetaGeometric } from './shifted-beta-geometric.ts';

type Fit = ModelFit<ShiftedBetaGeometric>;

/** Of a quantity with these slopes in log alpha and log beta, by the delta method. */
const varianceOf = (covariance: Float64Array, byAlpha: number, byBeta: number) =>
  byAlpha * byAlpha * covariance[0]! +
  2 * byAlpha * byBeta * covariance[1]! +
  byBeta * byBeta * covariance[3]!;

/**
 * The projected share of new customers who renew `renewals` times and more, with what the estimate of the parameters
 * leaves open: by the delta method on log(−log S), which keeps the interval between 0 and 1. Refused where the fit has
 * no standard errors.
 */
export function contractSurvivalInterval(
  fit: Fit,
  renewals: number,
  level = 0.95,
): Interval | Refusal<'not-identified' | 'no-renewal'> {
  requireLevel('level', level);
  requireCount('renewals', renewals);
  const { logCovariance: covariance, parameters } = fit;
  if (covariance === undefined) return refuse('not-identified');
  if (renewals === 0) return refuse('no-renewal');
  const { alpha, beta } = parameters;
  let [byAlpha, byBeta] = [0, 0];
  for (let j = 0; j < renewals; j++) {
    byAlpha -= alpha / (alpha + beta + j);
    byBeta += beta / (beta + j) - beta / (alpha + beta + j);
  }
  const estimate = contractSurvival(parameters, renewals);
  const log = Math.log(estimate);
  const reach =
    normalQuantile((1 + level) / 2) * Math.sqrt(varianceOf(covariance, byAlpha / log, byBeta / log));
  return {
    ok: true,
    estimate,
    low: estimate ** Math.exp(reach),
    high: estimate ** Math.exp(-reach),
  };
}

/**
 * How many renewals to expect where `due[j]` customers come to their (j + 1)-th, and between which numbers they lie:
 * the chance of each customer, and what the estimate of the parameters leaves open. Refused where the fit has no
 * standard errors.
 */
export function renewalsExpected(
  fit: Fit,
  due: Float64Array,
  level = 0.95,
): Interval | Refusal<'not-identified'> {
  requireLevel('level', level);
  const { logCovariance: covariance, parameters } = fit;
  if (covariance === undefined) return refuse('not-identified');
  const { alpha, beta } = parameters;
  let [estimate, chance, byAlpha, byBeta, most] = [0, 0, 0, 0, 0];
  for (const [j, customers] of due.entries()) {
    requireCount('due', customers);
    const rate = retentionRate(parameters, j + 1);
    const total = alpha + beta + j;
    most += customers;
    estimate += customers * rate;
    chance += customers * rate * (1 - rate);
    byAlpha -= customers * ((alpha * (beta + j)) / (total * total));
    byBeta += customers * ((alpha * beta) / (total * total));
  }
  const reach = normalQuantile((1 + level) / 2) * Math.sqrt(chance + varianceOf(covariance, byAlpha, byBeta));
  return {
    ok: true,
    estimate,
    low: Math.max(0, estimate - reach),
    high: Math.min(most, estimate + reach),
  };
}
