import { requireCount, requireLevel } from './domain.ts';
import { type Refusal, refuse } from './refusal.ts';
import { studentTQuantile } from './special/student-t.ts';

/**
 * The gaps between a customer's purchases, on the log scale, as a one-way random-effects model:
 * log gap = μ + uᵢ + e, uᵢ ~ N(0, τ²) over customers, e ~ N(0, σᵢ²) within customer i, where σᵢ² scatters around σ² as a
 * scaled inverse χ² with ν₀ degrees of freedom. A customer with few gaps is read mostly through the others (the peers).
 */

/** Plain sums over the customers with at least one gap; nᵢ is a customer's number of gaps, meanᵢ of their logs. */
export interface GapTotals {
  readonly customers: number;
  /** Σ nᵢ */
  readonly gaps: number;
  /** Σ 1/nᵢ */
  readonly inverseGaps: number;
  /** Σ meanᵢ */
  readonly means: number;
  /** Σ meanᵢ² */
  readonly squaredMeans: number;
  /** Σ (Σⱼ logᵢⱼ² − nᵢ·meanᵢ²): the squares within customers. Those with one gap add 0. */
  readonly withinSquares: number;
}

/** What the peers say: the hyper-parameters, on the log scale. */
export interface GapPopulation {
  readonly ok: true;
  /** μ, the mean over customers, each counted once. */
  readonly mean: number;
  /** σ², the variance within a customer. Above 0. */
  readonly within: number;
  /** τ², the variance of customers' means around μ. 0 when the customers differ no more than chance makes them. */
  readonly between: number;
  /** ν₀, how many degrees of freedom the peers' variance is worth beside the customer's own. */
  readonly strength: number;
}

/**
 * ν₀. Fixed, because its estimate needs fourth moments, which one odd customer decides. With 8, the 90 % quantile covers
 * 89 % of next gaps when all customers scatter alike, 91 % when their variances differ as with ν₀ = 5 (the tests simulate
 * both).
 */
const peerStrength = 8;

export type GapRefusal = 'too-few-customers' | 'no-customer-with-two-gaps' | 'no-variation';

/**
 * Moment estimates of the population. μ and τ² weigh customers equally: frequent buyers have more *and* shorter gaps, so
 * that means weighed by gaps, the textbook's default, would describe the frequent buyers only.
 *
 * What it cannot mend: gaps observed in a window leave out the long ones of rare buyers. In a simulated year the 90 %
 * quantile covered 86–88 % of all next gaps, but only some 80 % for customers with one or two gaps; those without any
 * differ most from the peers and need a rule of their own.
 * Source: Searle, Casella & McCulloch (1992), Variance Components, 3.6 (analysis of variance of unweighted means).
 */
export function fitGapPopulation(totals: GapTotals): GapPopulation | Refusal<GapRefusal> {
  const { customers: m, gaps, inverseGaps, means, squaredMeans, withinSquares } = totals;
  requireCount('customers', m);
  requireCount('gaps', gaps);
  for (const [name, value] of Object.entries(totals)) {
    if (!Number.isFinite(value)) throw new RangeError(`${name} must be finite, got ${value}.`);
  }
  if (gaps < m) throw new RangeError(`${m} customers with a gap cannot have ${gaps} gaps together.`);
  if (m < 2) return refuse('too-few-customers');
  if (gaps === m) return refuse('no-customer-with-two-gaps');
  const within = withinSquares / (gaps - m);
  // Log gaps are of the order of 1: squares below this are rounding, left by gaps that are all alike.
  if (within <= 1e-12) return refuse('no-variation');
  const mean = means / m;
  const ofMeans = (squaredMeans - m * mean * mean) / (m - 1);
  const between = Math.max(0, ofMeans - (within * inverseGaps) / m);
  return Object.freeze({ ok: true, mean, within, between, strength: peerStrength });
}

/** One customer's log gaps: how many, their sum, and the sum of their squares. `n` may be 0. */
export interface OwnGaps {
  readonly n: number;
  readonly sum: number;
  readonly sumSquares: number;
}

/**
 * The p-quantile of the customer's next gap, in the unit whose logs went in (days), from own gaps and peers together:
 *
 *     exp( μ + w·(mean − μ) + t·√(s²·(1 + τ²/(n·τ² + σ²))) )
 *     w  = n·τ² / (n·τ² + σ²)
 *     ν  = ν₀ + max(n − 1, 0),  s² = ((ν₀ − 2)·σ² + own squares around the own mean) / ν,  t = p-quantile of Student's t(ν)
 *
 * Without own gaps it is the peers' quantile, with many the own one. (ν₀ − 2) makes the peers' part of the variance
 * exactly σ². With κ = σ²/τ² these are the usual (n·mean + κμ)/(n + κ) and 1 + 1/(n + κ), written so that τ² may be 0.
 * Source: Gelman et al. (2013), Bayesian Data Analysis, 3.3 (normal with conjugate prior; posterior predictive).
 */
export function shrunkGapQuantile(own: OwnGaps, population: GapPopulation, p: number): number {
  const { n, sum, sumSquares } = own;
  const { mean: mu, within, between, strength } = population;
  requireCount('n', n);
  requireLevel('p', p);
  if (!Number.isFinite(sum) || !Number.isFinite(sumSquares)) {
    throw new RangeError(`The sums of log gaps must be finite, got ${sum} and ${sumSquares}.`);
  }
  const pool = n * between + within;
  const shrunk = n === 0 ? mu : mu + ((n * between) / pool) * (sum / n - mu);
  const ownSquares = n < 2 ? 0 : Math.max(0, sumSquares - (sum * sum) / n);
  const df = strength + Math.max(n - 1, 0);
  const variance = (((strength - 2) * within + ownSquares) / df) * (1 + between / pool);
  return Math.exp(shrunk + studentTQuantile(p, df) * Math.sqrt(variance));
}
