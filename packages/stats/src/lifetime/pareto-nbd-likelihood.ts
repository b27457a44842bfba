import { gaussLegendre, type QuadratureRule } from '../quadrature/gauss-legendre.ts';
import { countSteps, risingSum } from './count-steps.ts';
import type { PurchaseHistories } from './purchase-histories.ts';

/** What one history says, written over from row to row: its log-likelihood and the slopes in the parameters' logarithms. */
export interface ParetoNbdTerm {
  value: number;
  byR: number;
  byAlpha: number;
  byS: number;
  byBeta: number;
  /** log P(alive | x, t_x, T). */
  logAlive: number;
  readonly gone: GoneIntegral;
}

/** ∫₀^D f for f(y) = (1 + y/a)^−n (1 + y/b)^−(s+1), and the integrals that its slopes ask for. */
interface GoneIntegral {
  mass: number;
  /** ∫ f·log(1 + y/a) */
  logA: number;
  /** ∫ f·log(1 + y/b) */
  logB: number;
  /** ∫ f·y/(a + y) */
  shareA: number;
  /** ∫ f·y/(b + y) */
  shareB: number;
}

export const blankTerm = (): ParetoNbdTerm => ({
  value: 0,
  byR: 0,
  byAlpha: 0,
  byS: 0,
  byBeta: 0,
  logAlive: 0,
  gone: { mass: 0, logA: 0, logB: 0, shareA: 0, shareB: 0 },
});

/**
 * All of one history's log-likelihood but log Γ(r + x)/Γ(r), which `risingSum` sums over the customers.
 *
 * With a = α + t_x, b = β + t_x, n = r + x, D = T − t_x and y the time since the last purchase,
 *   L ∝ (α/a)^r · a^−x · (β/b)^s · { (1 + D/a)^−n (1 + D/b)^−s + (s/b)·∫₀^D (1 + y/a)^−n (1 + y/b)^−(s+1) dy }:
 * still a customer at T, or gone after y without a purchase. The first part's share of the braces is P(alive).
 * All is relative to the last purchase, so that nothing underflows however often somebody bought.
 * Source: Schmittlein, Morrison & Colombo (1987), Management Science 33; the integral: Fader & Hardie (2005), "A Note on
 * Deriving the Pareto/NBD Model and Related Expressions", before it is written with hypergeometric functions.
 */
export function paretoNbdTerm(
  r: number,
  alpha: number,
  s: number,
  beta: number,
  x: number,
  recency: number,
  age: number,
  into: ParetoNbdTerm,
): void {
  const [a, b, n, rest] = [alpha + recency, beta + recency, r + x, age - recency];
  const early = Math.log1p(recency / alpha);
  const late = Math.log1p(recency / beta);
  into.value = -r * early - (x === 0 ? 0 : x * Math.log(a)) - s * late;
  into.byR = -r * early;
  into.byAlpha = (r * recency) / a - (x * alpha) / a;
  into.byS = -s * late;
  into.byBeta = (s * recency) / b;
  into.logAlive = 0;
  if (rest === 0) return;

  const quiet = Math.log1p(rest / a);
  const kept = Math.log1p(rest / b);
  const logStays = -n * quiet - s * kept;
  const stays = Math.exp(logStays);
  const gone = into.gone;
  integrateGone(a, n, b, s, rest, gone);
  const braces = stays + (s / b) * gone.mass;
  const present = stays / braces;
  const left = s / b / braces;
  into.value += Math.log(braces);
  into.byR -= r * (present * quiet + left * gone.logA);
  into.byAlpha += ((n * alpha) / a) * (present * (rest / (a + rest)) + left * gone.shareA);
  into.byS += left * gone.mass - s * (present * kept + left * gone.logB);
  into.byBeta +=
    (beta / b) * (present * s * (rest / (b + rest)) + left * ((s + 1) * gone.shareB - gone.mass));
  into.logAlive = logStays - Math.log(braces);
}

/** e^−40 beside the value at the last purchase changes no digit. */
const deepest = 40;
/** A longer stretch is taken in pieces. */
const longestPiece = 8;
const [six, eight, twelve, fourteen, twenty, thirtyTwo] = [
  gaussLegendre(6),
  gaussLegendre(8),
  gaussLegendre(12),
  gaussLegendre(14),
  gaussLegendre(20),
  gaussLegendre(32),
];

/**
 * How many points the integrand needs, by the length of the stretch and by how far it falls there: what kept the relative
 * error below 1e-10 on 60,000 random cases.
 */
function ruleFor(stretch: number, fall: number): QuadratureRule {
  if (stretch > 4) return stretch > 6 || fall > 5 ? thirtyTwo : twenty;
  if (fall > 10) return fall > 20 ? twenty : fourteen;
  if (stretch > 2 || fall > 5) return twelve;
  return stretch > 0.5 || fall > 2 ? eight : six;
}

/**
 * By Gauss–Legendre in w = log(1 + y/c), c = min(a, b): there the integrand is smooth (its nearest singularity is π away)
 * and its logarithm concave, for every size of the parameters. It stops where the integrand has all but vanished.
 */
function integrateGone(a: number, n: number, b: number, s: number, rest: number, into: GoneIntegral): void {
  const c = Math.min(a, b);
  const stretch = stretchOf(a, n, b, s, c, Math.log1p(rest / c));
  const pieces = Math.ceil(stretch.length / longestPiece);
  const { at, weight } = ruleFor(stretch.length / pieces, stretch.fall);
  const length = stretch.length / pieces;
  const [towardsA, towardsB] = [c / a, c / b];
  let [mass, logA, logB, shareA, shareB] = [0, 0, 0, 0, 0];
  for (let piece = 0; piece < pieces; piece++)
    for (let i = 0; i < at.length; i++) {
      const w = length * (piece + at[i]!);
      const y = Math.expm1(w);
      const [perA, perB] = [towardsA * y, towardsB * y];
      const inA = towardsA === 1 ? w : Math.log1p(perA);
      const inB = towardsB === 1 ? w : Math.log1p(perB);
      const f = weight[i]! * Math.exp(w - n * inA - (s + 1) * inB);
      mass += f;
      logA += f * inA;
      logB += f * inB;
      shareA += (f * perA) / (1 + perA);
      shareB += (f * perB) / (1 + perB);
    }
  const width = length * c;
  into.mass = width * mass;
  into.logA = width * logA;
  into.logB = width * logB;
  into.shareA = width * shareA;
  into.shareB = width * shareB;
}

/** As much of the stretch as holds anything, and the fall of the log integrand over it. Newton from the far end of a convex fall. */
function stretchOf(a: number, n: number, b: number, s: number, c: number, whole: number) {
  let length = whole;
  for (let step = 0; ; step++) {
    const y = c * Math.expm1(length);
    const fall = n * Math.log1p(y / a) + (s + 1) * Math.log1p(y / b) - length;
    // A stretch that is a little too long costs a few digits of nothing.
    if (fall <= deepest * 1.1 || step === 100) return { length, fall };
    const steep = (c + y) * (n / (a + y) + (s + 1) / (b + y)) - 1;
    length -= (fall - deepest) / steep;
  }
}

/**
 * Purchase rates differ over customers by Gamma(r, alpha), with mean r/alpha; dropout rates by Gamma(s, beta), with mean
 * s/beta. alpha and beta are times.
 */
export type ParetoNbdParameters = Readonly<Record<'r' | 'alpha' | 's' | 'beta', number>>;

/**
 * The log-likelihood of the histories, Σ customers·log L; fills `gradient` with the slopes in log r, log alpha, log s and
 * log beta.
 */
export function paretoNbdLikelihood(histories: PurchaseHistories) {
  const { frequency, recency, age, customers } = histories;
  const steps = countSteps(frequency, customers);
  const term = blankTerm();
  return ({ r, alpha, s, beta }: ParetoNbdParameters, gradient: Float64Array): number => {
    const rising = risingSum(r, steps);
    let [value, byR, byAlpha, byS, byBeta] = [rising.value, rising.slope, 0, 0, 0];
    for (let i = 0; i < frequency.length; i++) {
      const w = customers[i]!;
      if (w === 0) continue;
      paretoNbdTerm(r, alpha, s, beta, frequency[i]!, recency[i]!, age[i]!, term);
      value += w * term.value;
      byR += w * term.byR;
      byAlpha += w * term.byAlpha;
      byS += w * term.byS;
      byBeta += w * term.byBeta;
    }
    gradient.set([byR, byAlpha, byS, byBeta]);
    return value;
  };
}
