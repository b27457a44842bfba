import { requireCount, requirePositive } from './domain.ts';
import { lowerBeta } from './special/incomplete-beta.ts';

/** A Gamma distribution over customers' purchase rates: mean shape/rate, in purchases per unit of exposure. */
export interface GammaPrior {
  readonly shape: number;
  readonly rate: number;
}

/** So many purchases in so much time; the exposure in the unit of the prior, at least 0. */
export interface RateEvidence {
  readonly events: number;
  readonly exposure: number;
}

/**
 * The posterior probability that a Poisson rate fell from `before` to `after`: P(λ₂ < λ₁), each rate with the same Gamma
 * prior and independent of the other.
 *
 * λᵢ ~ Gamma(a + kᵢ, cᵢ) with cᵢ = b + eᵢ, so λᵢ = Gᵢ/cᵢ with Gᵢ ~ Gamma(a + kᵢ, 1), and λ₂ < λ₁ exactly when
 * G₂/(G₁ + G₂) < c₂/(c₁ + c₂). The left side is Beta(a + k₂, a + k₁), hence P = I_{c₂/(c₁+c₂)}(a + k₂, a + k₁).
 * Source: the gamma–beta relation, Johnson, Kotz & Balakrishnan (1995), Continuous Univariate Distributions 2, 25.
 */
export function probabilityRateFell(prior: GammaPrior, before: RateEvidence, after: RateEvidence): number {
  requirePositive('shape', prior.shape);
  requirePositive('rate', prior.rate);
  for (const { events, exposure } of [before, after]) {
    requireCount('events', events);
    if (!(exposure >= 0 && exposure < Number.POSITIVE_INFINITY)) {
      throw new RangeError(`exposure must be finite and at least 0, got ${exposure}.`);
    }
  }
  const c1 = prior.rate + before.exposure;
  const c2 = prior.rate + after.exposure;
  return lowerBeta(c2 / (c1 + c2), c1 / (c1 + c2), prior.shape + after.events, prior.shape + before.events);
}
