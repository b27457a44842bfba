import { requireCount, requireLevel } from '../domain.ts';
import type { Interval } from '../interval/interval.ts';
import { symmetricEigen } from '../linear/symmetric-eigen.ts';
import { curvatureAt } from '../optimise/curvature.ts';
import { maximize, type Objective } from '../optimise/maximize.ts';
import { type Refusal, refuse } from '../refusal.ts';
import { logGamma } from '../special/log-gamma.ts';
import { normalQuantile } from '../special/normal.ts';
import { discountedBetaGeometric } from './discounted-beta-geometric.ts';
import { betaEnds, type End, flatDirections } from './flat-directions.ts';
import { concludeFit, type ModelFit } from './model-fit.ts';
import { flatBeyondWalls, withinWalls } from './walls.ts';

/** Each customer leaves at each renewal with the same own chance θ; θ is Beta(alpha, beta) over customers. */
export interface ShiftedBetaGeometric {
  readonly alpha: number;
  readonly beta: number;
}

/**
 * Contracts by the renewals that fell due: `lost[i]` customers did not renew when their `renewalsDue[i]`-th renewal fell
 * due, and `staying[i]` have renewed every one of `renewalsDue[i]` and are customers still. Rows in any order; a number
 * may come twice. Nobody can be lost before a renewal was due.
 */
export interface ContractHistories {
  readonly renewalsDue: Float64Array;
  readonly lost: Float64Array;
  readonly staying: Float64Array;
}

/** Why there is no fit: fewer than two customers ever had a renewal due, all had one only, nobody left, nobody stayed. */
export type ContractRefusal = 'too-few-customers' | 'one-renewal-only' | 'nobody-left' | 'nobody-renewed';

/** Renewals are summed one by one. */
const mostRenewals = 10_000;
const names = ['alpha', 'beta'] as const;

/** What happened at each renewal: index j is the (j + 1)-th. */
export interface Renewals {
  readonly customers: number;
  readonly lost: Float64Array;
  readonly renewed: Float64Array;
}

export function renewalsOf({ renewalsDue, lost, staying }: ContractHistories): Renewals {
  const rows = renewalsDue.length;
  if (lost.length !== rows || staying.length !== rows)
    throw new RangeError('renewalsDue, lost and staying must have the same length.');
  let most = 0;
  let customers = 0;
  for (let i = 0; i < rows; i++) {
    const due = renewalsDue[i]!;
    requireCount('renewalsDue', due);
    requireCount('lost', lost[i]!);
    requireCount('staying', staying[i]!);
    if (due > mostRenewals) throw new RangeError(`renewalsDue must be at most ${mostRenewals}, got ${due}.`);
    if (due === 0 && lost[i]! > 0) throw new RangeError('Nobody can be lost before a renewal was due.');
    if (due === 0 || lost[i]! + staying[i]! === 0) continue;
    most = Math.max(most, due);
    customers += lost[i]! + staying[i]!;
  }
  const left = new Float64Array(most);
  const renewed = new Float64Array(most);
  for (let i = 0; i < rows; i++) {
    const due = renewalsDue[i]!;
    if (due === 0) continue;
    left[due - 1]! += lost[i]!;
    renewed[due - 1]! += staying[i]!;
  }
  for (let j = most - 2; j >= 0; j--) renewed[j]! += renewed[j + 1]! + left[j + 1]!;
  return { customers, lost: left, renewed };
}

/**
 * Σ over renewals of renewed·log r(j) + lost·log(1 − r(j)), with r(j) the retention rate below: the same as the sum of
 * log P(T = t) and log S(t) over customers. Gradient in log alpha and log beta.
 */
export function contractLikelihood({ lost, renewed }: Renewals): Objective {
  return (point, gradient) => {
    const [alpha, beta] = [Math.exp(point[0]!), Math.exp(point[1]!)];
    let [value, byAlpha, byBeta] = [0, 0, 0];
    for (let j = 0; j < lost.length; j++) {
      const total = alpha + beta + j;
      const [stay, left] = [renewed[j]!, lost[j]!];
      value += left * Math.log(alpha / total) - stay * Math.log1p(alpha / (beta + j));
      byAlpha += left * ((beta + j) / total) - stay * (alpha / total);
      byBeta += (beta / total) * (stay * (alpha / (beta + j)) - left);
    }
    gradient[0] = byAlpha;
    gradient[1] = byBeta;
    return value;
  };
}

/** Where the model becomes a simpler one, in plain words. */
const simpler: readonly (readonly End[])[] = [
  betaEnds(0, {
    none: 'Hardly anybody leaves: how readily customers leave (alpha and beta) cannot be told apart.',
    all: 'Hardly anybody renews: how readily customers leave (alpha and beta) cannot be told apart.',
    alike: 'Customers do not seem to differ in how readily they leave: one retention rate says as much.',
    extremes:
      'Some seem to leave at the first renewal and the others never: only the ratio of alpha to beta can be told.',
  }),
];

/**
 * Fits the shifted beta-geometric model by maximum likelihood.
 * Source: Fader & Hardie (2007), "How to Project Customer Retention", Journal of Interactive Marketing 21(1), equations
 * 5–6 and appendix A.
 *
 * @throws RangeError for histories that cannot be
 */
export function fitShiftedBetaGeometric(
  histories: ContractHistories,
): ModelFit<ShiftedBetaGeometric> | Refusal<ContractRefusal> {
  const renewals = renewalsOf(histories);
  const { customers, lost, renewed } = renewals;
  if (customers < 2) return refuse('too-few-customers');
  const [left, stayed] = [lost, renewed].map((counts) => counts.reduce((sum, n) => sum + n, 0));
  if (left === 0) return refuse('nobody-left');
  if (stayed === 0) return refuse('nobody-renewed');
  if (lost.length === 1) return refuse('one-renewal-only');
  const objective = flatBeyondWalls(contractLikelihood(renewals));
  const share = left! / (left! + stayed!);
  const starts = [0.3, 2, 20, 300].map((size) =>
    Float64Array.of(Math.log(share * size), Math.log((1 - share) * size)),
  );
  const maximum = withinWalls(maximize(objective, { starts, gradientTolerance: 1e-7 * customers }));
  const curvature = curvatureAt(objective, maximum.point);
  const flat = flatDirections(objective, maximum, curvature, simpler);
  return concludeFit({ names, maximum, curvature, customers, flat });
}

/**
 * r(t): the share of those with t − 1 renewals behind them who renew for the t-th time. It rises with t, although nobody
 * grows more loyal: those who leave readily are gone. Source: Fader & Hardie (2007), equation 8.
 */
export function retentionRate({ alpha, beta }: ShiftedBetaGeometric, renewal: number): number {
  requireCount('renewal', renewal);
  if (renewal === 0) throw new RangeError('Renewals count from 1.');
  return (beta + renewal - 1) / (alpha + beta + renewal - 1);
}

/** S(t): the share of new customers who renew t times and more; after `renewed` renewals, of those who made them. */
export function contractSurvival(
  { alpha, beta }: ShiftedBetaGeometric,
  renewals: number,
  renewed = 0,
): number {
  requireCount('renewals', renewals);
  requireCount('renewed', renewed);
  if (renewals > mostRenewals)
    throw new RangeError(`renewals must be at most ${mostRenewals}, got ${renewals}.`);
  let log = 0;
  for (let j = 0; j < renewals; j++) log -= Math.log1p(alpha / (beta + renewed + j));
  return Math.exp(log);
}

/** A customer's future as it is valued. */
export interface ContractOutlook {
  /** Renewals made so far; 0 in the first period. */
  readonly renewed: number;
  /** A period: 0, or at least 1e-6. The renewal that falls due next is not discounted. */
  readonly rate: number;
  /** Renewals counted, a whole number up to 10,000 or Infinity. */
  readonly horizon: number;
}

/**
 * The discounted expected residual lifetime: renewals to come, expected of a customer whose next renewal is about to
 * fall due, that one counting in full and every later one a period's discount less. Infinite only without discount and
 * horizon where alpha ≤ 1, as it then truly is.
 * Source: Fader & Hardie (2010), "Customer-Base Valuation in a Contractual Setting", Marketing Science 29(1), equation 6.
 */
export function residualLifetime(
  { alpha, beta }: ShiftedBetaGeometric,
  { renewed, rate, horizon }: ContractOutlook,
): number {
  requireCount('renewed', renewed);
  return (1 + rate) * discountedBetaGeometric(alpha, beta + renewed, rate, horizon);
}

export interface ResidualLifetime {
  readonly ok: true;
  /** What is expected of such customers, with what the estimate of the parameters leaves open. */
  readonly expected: Interval;
  /** Where one such customer's own discounted renewals will lie: its own fate and the parameters' uncertainty. */
  readonly customer: { readonly low: number; readonly high: number };
}

/**
 * The residual lifetime with its intervals. That of the expectation is by the delta method on its logarithm; that of one
 * customer holds the quantiles of the renewals to come, over the parameters that are likely (normal on the log scale,
 * 25 nodes). Refused where the fit has no standard errors, and where the expectation has no bound.
 */
export function residualLifetimeInterval(
  fit: ModelFit<ShiftedBetaGeometric>,
  outlook: ContractOutlook,
  level = 0.95,
): ResidualLifetime | Refusal<'not-identified' | 'without-bound'> {
  requireLevel('level', level);
  const covariance = fit.logCovariance;
  if (covariance === undefined) return refuse('not-identified');
  const estimate = residualLifetime(fit.parameters, outlook);
  if (estimate === Number.POSITIVE_INFINITY) return refuse('without-bound');
  if (outlook.horizon === 0) throw new RangeError('An interval needs a horizon of at least one renewal.');
  const logs = names.map((name) => Math.log(fit.parameters[name]));
  const near = names.map((_, i) => {
    const lifetime = (width: number) => {
      const [alpha, beta] = logs.map((log, k) => Math.exp(log + (k === i ? width : 0)));
      return residualLifetime({ alpha: alpha!, beta: beta! }, outlook);
    };
    return (lifetime(1e-4) - lifetime(-1e-4)) / (2e-4 * estimate);
  });
  // Just above an alpha of 1, without discount and horizon, the bound is lost beside the estimate.
  if (!near.every(Number.isFinite)) return refuse('without-bound');
  let variance = 0;
  for (let i = 0; i < 2; i++)
    for (let k = 0; k < 2; k++) variance += near[i]! * near[k]! * covariance[2 * i + k]!;
  const reach = Math.exp(normalQuantile((1 + level) / 2) * Math.sqrt(variance));
  return Object.freeze({
    ok: true,
    expected: Object.freeze({ ok: true, estimate, low: estimate / reach, high: estimate * reach }),
    customer: Object.freeze(customerInterval(logs, covariance, outlook, level)),
  });
}

/** Nodes and weights of Gauss and Hermite for the standard normal distribution. Source: Abramowitz & Stegun, 25.10. */
const normalNodes = [
  [-2.8569700138728056, 0.011257411327720689],
  [-1.355626179974266, 0.22207592200561266],
  [0, 0.5333333333333333],
  [1.355626179974266, 0.22207592200561266],
  [2.8569700138728056, 0.011257411327720689],
] as const;

/** So many renewals are as good as no end. */
const neverEnding = 1e9;

function customerInterval(
  logs: readonly number[],
  covariance: Float64Array,
  { renewed, rate, horizon }: ContractOutlook,
  level: number,
) {
  const { values, vectors } = symmetricEigen(covariance, 2);
  const likely = normalNodes.flatMap(([x, wx]) =>
    normalNodes.map(([y, wy]) => {
      const [along, across] = [x * Math.sqrt(values[0]!), y * Math.sqrt(values[1]!)];
      const [alpha, beta] = logs.map((log, i) =>
        Math.exp(log + along * vectors[i]! + across * vectors[2 + i]!),
      );
      return { alpha: alpha!, staying: beta! + renewed, weight: wx * wy };
    }),
  );
  const stays = (count: number) =>
    likely.reduce((sum, { alpha, staying, weight }) => {
      const log =
        logGamma(staying + count) -
        logGamma(staying) -
        (logGamma(alpha + staying + count) - logGamma(alpha + staying));
      return sum + weight * Math.exp(log);
    }, 0);
  /** The fewest renewals with at most this chance of more. */
  const renewals = (chanceOfMore: number) => {
    let [low, high] = [-1, 1];
    while (stays(high + 1) > chanceOfMore) {
      if (high >= horizon) return horizon;
      if (high >= neverEnding) return Number.POSITIVE_INFINITY;
      [low, high] = [high, 2 * high];
    }
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2);
      if (stays(middle + 1) > chanceOfMore) low = middle;
      else high = middle;
    }
    return Math.min(high, horizon);
  };
  const worth = (count: number) =>
    rate === 0 ? count : (-Math.expm1(-count * Math.log1p(rate)) * (1 + rate)) / rate;
  return { low: worth(renewals((1 + level) / 2)), high: worth(renewals((1 - level) / 2)) };
}
