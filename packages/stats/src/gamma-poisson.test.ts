import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { relativeError } from '../test/relative.ts';
import { type CountHistogram, fitGammaPoisson, gammaPoissonLogLikelihood } from './gamma-poisson.ts';
import { gamma } from './random/gamma.ts';
import { poisson } from './random/poisson.ts';
import { type Random, seededRandom } from './random/random.ts';
import { uniform } from './random/uniform.ts';

function histogram(
  rows: readonly (readonly [events: number, exposure: number, customers: number])[],
): CountHistogram {
  return Object.freeze({
    events: Float64Array.from(rows, (row) => row[0]),
    exposures: Float64Array.from(rows, (row) => row[1]),
    customers: Float64Array.from(rows, (row) => row[2]),
  });
}

function fitted(input: CountHistogram) {
  const fit = fitGammaPoisson(input);
  if (!fit.ok) throw new Error(fit.reason);
  return fit;
}

/** Red mites on 150 apple leaves: Bliss & Fisher (1953), Biometrics 9, table 1. */
const mites = histogram([70, 38, 17, 10, 9, 3, 2, 1].map((leaves, count) => [count, 1, leaves] as const));

function simulated(random: Random, customers: number, shape: number, rate: number, exposure: () => number) {
  return histogram(
    Array.from({ length: customers }, () => {
      const e = exposure();
      return [poisson(random, gamma(random, shape, rate) * e), e, 1] as const;
    }),
  );
}

describe('gammaPoissonLogLikelihood', () => {
  it('is the negative binomial, by hand', () => {
    // Shape 2, rate 3, exposure 1: P(0) = (3/4)² = 9/16, P(2) = 3·(3/4)²·(1/4)² = 27/256.
    const input = histogram([
      [0, 1, 2],
      [2, 1, 1],
    ]);
    const want = 2 * Math.log(9 / 16) + Math.log(27 / 256);
    expect(relativeError(gammaPoissonLogLikelihood(input, { shape: 2, rate: 3 }), want)).toBeLessThan(1e-14);
  });

  it('adds up to 1 over all counts', () => {
    let sum = 0;
    for (let k = 0; k < 400; k++) {
      sum += Math.exp(gammaPoissonLogLikelihood(histogram([[k, 2.5, 1]]), { shape: 0.7, rate: 0.4 }));
    }
    expect(sum).toBeCloseTo(1, 12);
  });
});

describe('fitGammaPoisson', () => {
  it('gives the published maximum for the mites: k = 1.02459, mean 1.14667', () => {
    const { prior, logLikelihood, customers, iterations, gradient } = fitted(mites);
    expect(relativeError(prior.shape, 1.02459)).toBeLessThan(5e-6);
    expect(relativeError(prior.shape / prior.rate, 172 / 150)).toBeLessThan(1e-10);
    // scipy 1.17, nbinom.logpmf at its own maximum.
    expect(relativeError(logLikelihood, -222.43715359843486)).toBeLessThan(1e-12);
    expect(customers).toBe(150);
    expect(iterations).toBeLessThan(10);
    expect(gradient).toBeLessThan(1e-12);
  });

  it('stands on a maximum: no prior nearby is likelier', () => {
    const { prior, logLikelihood } = fitted(mites);
    for (const [up, across] of [
      [1.01, 1],
      [0.99, 1],
      [1, 1.01],
      [1, 0.99],
      [1.01, 1.01],
    ] as const) {
      const beside = { shape: prior.shape * up, rate: prior.rate * across };
      expect(gammaPoissonLogLikelihood(mites, beside)).toBeLessThan(logLikelihood);
    }
  });

  it.each([
    [0.4, 12],
    [2, 0.5],
    [6, 30],
  ])('recovers shape %d and rate %d from customers with unequal exposures', (shape, rate) => {
    const random = seededRandom(99);
    const input = simulated(random, 20_000, shape, rate, () => rate * (0.5 + 4 * uniform(random)));
    const { prior } = fitted(input);
    expect(relativeError(prior.shape, shape)).toBeLessThan(0.05);
    expect(relativeError(prior.rate, rate)).toBeLessThan(0.05);
  });

  it('does not mind the unit of exposure: days or years give the same rates', () => {
    const input = simulated(seededRandom(3), 2000, 1.5, 2, () => 3);
    const scaled = { ...input, exposures: input.exposures.map((e) => e * 365) };
    const [years, days] = [fitted(input).prior, fitted(scaled).prior];
    expect(relativeError(days.shape, years.shape)).toBeLessThan(1e-7);
    expect(relativeError(days.rate, years.rate * 365)).toBeLessThan(1e-7);
  });

  it('finds its way from where the likelihood is not concave', () => {
    // The moments start at a shape of 145; steepest ascent would still zigzag there after 200 steps.
    const { prior, iterations, gradient } = fitted(
      histogram([
        [13, 129.68, 2832],
        [2, 87.35, 30],
        [20, 140.27, 15450],
        [0, 188.54, 1],
        [9, 27.92, 12897],
      ]),
    );
    expect(prior.shape).toBeLessThan(50);
    expect(iterations).toBeLessThan(30);
    expect(gradient).toBeLessThan(1e-10);
  });

  it('counts customers, not rows, leaves out those without exposure, and leaves its input alone', () => {
    const once = fitted(
      histogram([
        [0, 1, 6],
        [1, 1, 2],
        [5, 2, 2],
        [0, 0, 50],
      ]),
    );
    const twice = fitted(
      histogram([
        [0, 1, 3],
        [0, 1, 3],
        [1, 1, 2],
        [5, 2, 1],
        [5, 2, 1],
      ]),
    );
    expect(relativeError(once.prior.shape, twice.prior.shape)).toBeLessThan(1e-9);
    expect(once.customers).toBe(10);
    expect(Object.isFrozen(once) && Object.isFrozen(once.prior)).toBe(true);
    const before = structuredClone(mites);
    fitGammaPoisson(mites);
    expect(mites).toEqual(before);
  });

  it('answers with a converged fit or a named refusal, whatever the histogram', () => {
    const row = fc.tuple(
      fc.integer({ min: 0, max: 30 }),
      fc.double({ min: 0.01, max: 100, noNaN: true }),
      fc.integer({ min: 0, max: 1000 }),
    );
    fc.assert(
      fc.property(fc.array(row, { maxLength: 10 }), (rows) => {
        const fit = fitGammaPoisson(histogram(rows));
        if (fit.ok) {
          expect(fit.prior.shape > 0 && Number.isFinite(fit.prior.rate)).toBe(true);
          expect(fit.gradient).toBeLessThan(1e-7);
        } else expect(fit.reason).not.toBe('not-converged');
      }),
      { numRuns: 500 },
    );
  });

  it('refuses by name what cannot identify the spread', () => {
    const reason = (rows: Parameters<typeof histogram>[0]) => {
      const fit = fitGammaPoisson(histogram(rows));
      return fit.ok ? fit.prior : fit.reason;
    };
    expect(reason([])).toBe('too-few-customers');
    expect(reason([[3, 1, 1]])).toBe('too-few-customers');
    expect(reason([[0, 0, 100]])).toBe('too-few-customers');
    expect(reason([[0, 1, 500]])).toBe('no-events');
    expect(reason([[2, 1, 100]])).toBe('no-over-dispersion');
    // Binomial counts vary less than Poisson ones.
    expect(
      reason([
        [0, 1, 25],
        [1, 1, 50],
        [2, 1, 25],
      ]),
    ).toBe('no-over-dispersion');
  });

  it('throws for events without exposure and for what is no count', () => {
    expect(() => fitGammaPoisson(histogram([[1, 0, 2]]))).toThrow(RangeError);
    expect(() => fitGammaPoisson(histogram([[1.5, 1, 2]]))).toThrow(RangeError);
    expect(() => fitGammaPoisson(histogram([[1, 1, -2]]))).toThrow(RangeError);
    expect(() => fitGammaPoisson({ ...mites, customers: new Float64Array() })).toThrow(RangeError);
  });
});
