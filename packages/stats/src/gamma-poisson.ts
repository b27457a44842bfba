import { requireCount } from './domain.ts';
import type { GammaPrior } from './rate-change.ts';
import { type Refusal, refuse } from './refusal.ts';
import { logGamma } from './special/log-gamma.ts';

/** Customers by what was seen of them: `customers[i]` of them had `events[i]` purchases in `exposures[i]` of time. */
export interface CountHistogram {
  readonly events: Float64Array;
  /** Finite, at least 0. A row without exposure tells nothing, and can have no events. */
  readonly exposures: Float64Array;
  readonly customers: Float64Array;
}

export interface GammaPoissonFit {
  readonly ok: true;
  readonly prior: GammaPrior;
  readonly logLikelihood: number;
  /** The customers with exposure, on whom the fit stands. */
  readonly customers: number;
  /** Newton steps taken. A fit that has not converged is refused, never returned. */
  readonly iterations: number;
  /** The larger slope of the log-likelihood in log mean and log shape, per customer: what is left of it at the end. */
  readonly gradient: number;
}

export type GammaPoissonRefusal = 'too-few-customers' | 'no-events' | 'no-over-dispersion' | 'not-converged';

interface Totals {
  readonly customers: number;
  readonly events: number;
  readonly exposure: number;
  readonly mostEvents: number;
}

function checkedTotals({ events, exposures, customers }: CountHistogram): Totals {
  if (exposures.length !== events.length || customers.length !== events.length) {
    throw new RangeError('events, exposures and customers must have the same length.');
  }
  const totals = { customers: 0, events: 0, exposure: 0, mostEvents: 0 };
  for (let i = 0; i < events.length; i++) {
    const [k, e, w] = [events[i]!, exposures[i]!, customers[i]!];
    requireCount('events', k);
    requireCount('customers', w);
    if (!(e >= 0 && e < Number.POSITIVE_INFINITY) || (e === 0 && k > 0)) {
      throw new RangeError(`${k} events cannot happen in an exposure of ${e}.`);
    }
    if (e === 0 || w === 0) continue;
    totals.customers += w;
    totals.events += w * k;
    totals.exposure += w * e;
    totals.mostEvents = Math.max(totals.mostEvents, k);
  }
  return totals;
}

/**
 * The log-likelihood of the negative binomial: purchases are Poisson given the rate, rates are Gamma(shape, rate).
 * For one customer: Γ(a + k)/(Γ(a)·k!) · (b/(b + e))^a · (e/(b + e))^k.
 */
export function gammaPoissonLogLikelihood(histogram: CountHistogram, { shape, rate }: GammaPrior): number {
  const rising = risingSums(shape, checkedTotals(histogram).mostEvents);
  return sumRows(histogram, (k, e) => {
    const ways = rising.log[k]! - logGamma(k + 1);
    return ways - shape * Math.log1p(e / rate) - (k === 0 ? 0 : k * Math.log1p(rate / e));
  });
}

function sumRows(
  { events, exposures, customers }: CountHistogram,
  term: (events: number, exposure: number) => number,
): number {
  let sum = 0;
  for (let i = 0; i < events.length; i++) {
    if (exposures[i]! > 0 && customers[i]! > 0) sum += customers[i]! * term(events[i]!, exposures[i]!);
  }
  return sum;
}

/** Σ log(a + j), Σ 1/(a + j) and Σ 1/(a + j)² over j < k, for k = 0 … most: log Γ(a + k)/Γ(a) and its derivatives. */
function risingSums(a: number, most: number) {
  const log = new Float64Array(most + 1);
  const first = new Float64Array(most + 1);
  const second = new Float64Array(most + 1);
  for (let j = 0; j < most; j++) {
    const inverse = 1 / (a + j);
    log[j + 1] = log[j]! + Math.log(a + j);
    first[j + 1] = first[j]! + inverse;
    second[j + 1] = second[j]! + inverse * inverse;
  }
  return { log, first, second };
}

/** Gradient and Hessian of the log-likelihood in (log mean, log shape), where mean = shape/rate. */
function derivatives(histogram: CountHistogram, totals: Totals, { shape: a, rate: b }: GammaPrior) {
  const rising = risingSums(a, totals.mostEvents);
  const byA = a * sumRows(histogram, (k, e) => rising.first[k]! - Math.log1p(e / b));
  const byB = sumRows(histogram, (k, e) => (a * e - k * b) / (b + e));
  const aa = byA - a * a * sumRows(histogram, (k) => rising.second[k]!);
  const ab = a * sumRows(histogram, (_, e) => e / (b + e));
  const bb = byB - sumRows(histogram, (k, e) => a - (a + k) * (b / (b + e)) ** 2);
  // log rate = log shape − log mean.
  return {
    gradient: [-byB, byA + byB] as const,
    hessian: { mm: bb, ms: -ab - bb, ss: aa + 2 * ab + bb },
  };
}

/**
 * The Newton step with every curvature taken as downwards: Σ v·(v·gradient)/|λ| over the eigenvectors v of the Hessian.
 * Beside a maximum it is Newton's own step; on a saddle or a convex slope it still leads uphill.
 */
function ascentStep({ gradient: [m, s], hessian: { mm, ms, ss } }: ReturnType<typeof derivatives>) {
  const angle = 0.5 * Math.atan2(2 * ms, mm - ss);
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const first = mm * cos * cos + 2 * ms * cos * sin + ss * sin * sin;
  const second = mm + ss - first;
  const floor = 1e-14 * Math.max(Math.abs(first), Math.abs(second));
  const along = (m * cos + s * sin) / Math.max(Math.abs(first), floor);
  const across = (s * cos - m * sin) / Math.max(Math.abs(second), floor);
  const step = [along * cos - across * sin, along * sin + across * cos] as const;
  return { step, expectedGain: 0.5 * (m * step[0] + s * step[1]) };
}

const maxSteps = 200;
const gradientTolerance = 1e-12;
/** What rounding may leave of the gradient; a customer's log-likelihood then differs from the maximum by far less. */
const acceptableGradient = 1e-7;

/** A shape this large is a Poisson distribution to the last digit that matters: the customers do not differ. */
const largestShape = 1e6;

/**
 * Fits the Gamma distribution of purchase rates over customers by maximum likelihood of the negative binomial
 * (empirical Bayes). Newton's method in log mean and log shape with step halving, from the estimate of moments.
 *
 * Refuses when the counts cannot identify the spread of the rates: fewer than two customers, no events, or counts that
 * vary no more than one Poisson rate makes them vary (Σ(k − m·e)² ≤ Σk, where the likelihood rises towards an infinite
 * shape). With equal exposures that is exactly when no maximum exists.
 * Source: the model for purchases: Ehrenberg (1959), Applied Statistics 8; its likelihood: Lawless (1987), Canadian
 * Journal of Statistics 15; the condition: Levin & Reeds (1977), Annals of Statistics 5.
 */
export function fitGammaPoisson(histogram: CountHistogram): GammaPoissonFit | Refusal<GammaPoissonRefusal> {
  const totals = checkedTotals(histogram);
  if (totals.customers < 2) return refuse('too-few-customers');
  if (totals.events === 0) return refuse('no-events');

  const mean = totals.events / totals.exposure;
  const excess = sumRows(histogram, (k, e) => (k - mean * e) ** 2 - k);
  if (excess <= 1e-9 * totals.events) return refuse('no-over-dispersion');
  const momentShape = sumRows(histogram, (_, e) => (mean * e) ** 2) / excess;

  let logMean = Math.log(mean);
  let logShape = Math.log(Math.min(Math.max(momentShape, 1e-3), 1e4));
  const priorAt = (m: number, s: number): GammaPrior => ({ shape: Math.exp(s), rate: Math.exp(s - m) });
  let logLikelihood = gammaPoissonLogLikelihood(histogram, priorAt(logMean, logShape));
  let lastGradient = Number.POSITIVE_INFINITY;

  for (let iterations = 0; iterations <= maxSteps; iterations++) {
    const prior = priorAt(logMean, logShape);
    if (prior.shape > largestShape) return refuse('no-over-dispersion');
    const at = derivatives(histogram, totals, prior);
    const gradient = Math.max(...at.gradient.map(Math.abs)) / totals.customers;
    const { step, expectedGain } = ascentStep(at);
    // Here rounding hides which of two log-likelihoods is higher, and only the gradient can tell.
    const onTop = expectedGain <= 1e-11 * (1 + Math.abs(logLikelihood));
    if (gradient <= gradientTolerance || (onTop && gradient > lastGradient / 2)) {
      if (gradient > acceptableGradient) return refuse('not-converged');
      Object.freeze(prior);
      return Object.freeze({
        ok: true,
        prior,
        logLikelihood,
        customers: totals.customers,
        iterations,
        gradient,
      });
    }
    lastGradient = onTop ? gradient : Number.POSITIVE_INFINITY;

    // At most a factor of e³ at once: the quadratic is trusted only nearby.
    let scale = Math.min(1, 3 / Math.max(Math.abs(step[0]), Math.abs(step[1])));
    const valueAt = () =>
      gammaPoissonLogLikelihood(histogram, priorAt(logMean + scale * step[0], logShape + scale * step[1]));
    let next = valueAt();
    for (let halving = 0; !onTop && next <= logLikelihood; halving++) {
      if (halving === 60) return refuse('not-converged');
      scale /= 2;
      next = valueAt();
    }
    logMean += scale * step[0];
    logShape += scale * step[1];
    logLikelihood = next;
  }
  return refuse('not-converged');
}
