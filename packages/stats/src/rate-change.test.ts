import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { relativeError } from '../test/relative.ts';
import { gamma } from './random/gamma.ts';
import { seededRandom } from './random/random.ts';
import { probabilityRateFell } from './rate-change.ts';
import { regularizedGammaQ } from './special/incomplete-gamma.ts';
import { logGamma } from './special/log-gamma.ts';

/** P(λ₂ < λ₁) by Simpson's rule over √λ₂ (smooth at 0): the density of λ₂ times the upper tail of λ₁. */
function byIntegration(a1: number, c1: number, a2: number, c2: number): number {
  const top = Math.sqrt((a2 + 12 * Math.sqrt(a2) + 40) / c2);
  const steps = 4000;
  const logScale = a2 * Math.log(c2) - logGamma(a2);
  const at = (root: number) => {
    const rate = root * root;
    if (rate === 0) return 0;
    const density = Math.exp(logScale + (a2 - 1) * Math.log(rate) - c2 * rate);
    return 2 * root * density * regularizedGammaQ(a1, c1 * rate);
  };
  let sum = at(0) + at(top);
  for (let i = 1; i < steps; i++) sum += (i % 2 === 1 ? 4 : 2) * at((i * top) / steps);
  return (sum * top) / steps / 3;
}

const prior = Object.freeze({ shape: 2.5, rate: 4 });

describe('probabilityRateFell', () => {
  it.each([
    [10, 12, 2, 12],
    [2, 12, 10, 12],
    [5, 10, 1, 3],
    [0, 6, 0, 30],
    [40, 52, 25, 52],
  ])('agrees with integration: %d in %d, then %d in %d', (k1, e1, k2, e2) => {
    const got = probabilityRateFell(prior, { events: k1, exposure: e1 }, { events: k2, exposure: e2 });
    const want = byIntegration(prior.shape + k1, prior.rate + e1, prior.shape + k2, prior.rate + e2);
    expect(relativeError(got, want)).toBeLessThan(1e-9);
  });

  it('agrees with draws from both posteriors', () => {
    const random = seededRandom(17);
    const draws = 100_000;
    let fell = 0;
    for (let i = 0; i < draws; i++) {
      if (gamma(random, 2.5 + 3, 4 + 8) < gamma(random, 2.5 + 7, 4 + 12)) fell += 1;
    }
    const got = probabilityRateFell(prior, { events: 7, exposure: 12 }, { events: 3, exposure: 8 });
    expect(Math.abs(got - fell / draws)).toBeLessThan(4 * Math.sqrt((got * (1 - got)) / draws));
  });

  it('has closed forms: ½ without news, ½ for equal evidence, c₂/(c₁ + c₂) for two exponentials', () => {
    const nothing = { events: 0, exposure: 0 };
    const some = { events: 6, exposure: 9 };
    expect(probabilityRateFell(prior, nothing, nothing)).toBeCloseTo(0.5, 14);
    expect(probabilityRateFell(prior, some, some)).toBeCloseTo(0.5, 14);
    const exponential = { shape: 1, rate: 1 };
    const silent = { events: 0, exposure: 8 };
    expect(probabilityRateFell(exponential, nothing, silent)).toBeCloseTo(9 / 10, 14);
  });

  it('turns into its complement when the periods change places', () => {
    const evidence = fc.record({
      events: fc.integer({ min: 0, max: 500 }),
      exposure: fc.double({ min: 0, max: 1000, noNaN: true }),
    });
    fc.assert(
      fc.property(evidence, evidence, (one, two) => {
        const there = probabilityRateFell(prior, one, two);
        const back = probabilityRateFell(prior, two, one);
        expect(there + back).toBeCloseTo(1, 10);
      }),
    );
  });

  it('rises with longer silence and falls with more purchases', () => {
    const before = { events: 12, exposure: 12 };
    const after = (events: number, exposure: number) =>
      probabilityRateFell(prior, before, { events, exposure });
    expect(after(2, 12)).toBeGreaterThan(after(2, 6));
    expect(after(5, 12)).toBeLessThan(after(2, 12));
  });

  it('is called right as often as it says: rates drawn from the prior', () => {
    const random = seededRandom(4);
    let sure = 0;
    let right = 0;
    for (let i = 0; i < 20_000; i++) {
      const [first, second] = [gamma(random, 2.5, 4), gamma(random, 2.5, 4)];
      const count = (rate: number) => {
        let events = 0;
        for (let t = gamma(random, 1, rate); t < 12; t += gamma(random, 1, rate)) events += 1;
        return { events, exposure: 12 };
      };
      const p = probabilityRateFell(prior, count(first), count(second));
      if (p < 0.75 || p >= 0.85) continue;
      sure += 1;
      if (second < first) right += 1;
    }
    expect(right / sure).toBeGreaterThan(0.76);
    expect(right / sure).toBeLessThan(0.84);
  });

  it('throws for evidence that cannot be', () => {
    const fine = { events: 1, exposure: 1 };
    expect(() => probabilityRateFell({ shape: 0, rate: 1 }, fine, fine)).toThrow(RangeError);
    expect(() => probabilityRateFell(prior, { events: 0.5, exposure: 1 }, fine)).toThrow(RangeError);
    expect(() => probabilityRateFell(prior, fine, { events: 1, exposure: -1 })).toThrow(RangeError);
  });
});
