import { describe, expect, test } from 'vitest';
import { relativeError } from '../../test/relative.ts';
import { histories, simulateHistories } from '../../test/simulate-beta-geometric.ts';
import { gammaPoissonLogLikelihood } from '../gamma-poisson.ts';
import { gaussLegendre } from '../quadrature/gauss-legendre.ts';
import { integer } from '../random/integer.ts';
import { seededRandom } from '../random/random.ts';
import { logGamma } from '../special/log-gamma.ts';
import {
  type BetaGeometricParameters,
  betaGeometricLikelihood,
  betaGeometricNames,
} from './beta-geometric-likelihood.ts';
import type { PurchaseHistories } from './purchase-histories.ts';

const truth = { r: 0.6, alpha: 8, a: 0.8, b: 2.2 };
const random = seededRandom(1);
const rows = simulateHistories(random, truth, 0, 500, () => integer(random, 5, 60));
const value = (of: PurchaseHistories, at: BetaGeometricParameters, first: 0 | 1) =>
  betaGeometricLikelihood(of, first)(at, new Float64Array(4));

describe.each([0, 1] as const)('the likelihood, first chances %d', (first) => {
  test('is the mean of the customers’ own likelihoods over rates and chances', () => {
    const { r, alpha, a, b } = { r: 1.5, alpha: 6, a: 1.7, b: 2.6 };
    const rule = gaussLegendre(64);
    const logBeta = logGamma(a) + logGamma(b) - logGamma(a + b);
    for (const [x, last, T] of [
      [0, 0, 10],
      [1, 4, 10],
      [3, 9, 10],
      [7, 8, 30],
    ] as const) {
      let mean = 0;
      for (const [i, p] of rule.at.entries())
        for (const [j, share] of rule.at.entries()) {
          // Rates from 0 to 8, more of them near 0.
          const rate = 8 * share ** 2;
          const weight = rule.weight[i]! * rule.weight[j]! * 16 * share;
          const density = Math.exp(
            (a - 1) * Math.log(p) +
              (b - 1) * Math.log(1 - p) -
              logBeta +
              r * Math.log(alpha) +
              (r - 1) * Math.log(rate) -
              alpha * rate -
              logGamma(r),
          );
          const chances = x + first;
          const alive = (1 - p) ** chances * rate ** x * Math.exp(-rate * T);
          const stopped = chances > 0 ? p * (1 - p) ** (chances - 1) * rate ** x * Math.exp(-rate * last) : 0;
          mean += weight * density * (alive + stopped);
        }
      expect(
        relativeError(Math.exp(value(histories([[x, last, T]]), { r, alpha, a, b }, first)), mean),
      ).toBeLessThan(1e-5);
    }
  });

  test.each([truth, { r: 3, alpha: 0.05, a: 40, b: 0.02 }, { r: 1e6, alpha: 1e7, a: 1e-7, b: 1e5 }])(
    'slopes agree with differences at %o',
    (at) => {
      const likelihood = betaGeometricLikelihood(rows, first);
      const slopes = new Float64Array(4);
      likelihood(at, slopes);
      for (const [i, name] of betaGeometricNames.entries()) {
        const moved = (by: number) =>
          likelihood({ ...at, [name]: at[name] * Math.exp(by) }, new Float64Array(4));
        const step = 1e-4;
        const difference =
          (8 * (moved(step) - moved(-step)) - (moved(2 * step) - moved(-2 * step))) / (12 * step);
        expect(Math.abs(slopes[i]! - difference)).toBeLessThan(1e-6 * Math.max(1, Math.abs(difference)));
      }
    },
  );

  test('weights are repetition, and a row of nobody is no row', () => {
    const once = histories([
      [2, 5, 10],
      [0, 0, 10],
      [2, 5, 10, 3],
      [4, 9, 12, 0],
    ]);
    const each = histories([[2, 5, 10]]);
    expect(value(once, truth, first)).toBeCloseTo(
      4 * value(each, truth, first) + value(histories([[0, 0, 10]]), truth, first),
      12,
    );
    expect(value({ ...rows, customers: rows.customers.map((w) => 3 * w) }, truth, first)).toBeCloseTo(
      3 * value(rows, truth, first),
      8,
    );
  });

  test('without stopping it is the gamma-Poisson (NBD) likelihood, but for when purchases came', () => {
    const counts = { events: rows.frequency, exposures: rows.age, customers: rows.customers };
    const nbd = gammaPoissonLogLikelihood(counts, { shape: truth.r, rate: truth.alpha });
    const moments = rows.frequency.reduce(
      (sum, x, i) => sum + rows.customers[i]! * (logGamma(x + 1) - x * Math.log(rows.age[i]!)),
      0,
    );
    expect(relativeError(value(rows, { ...truth, a: 1e-13, b: 1 }, first), nbd + moments)).toBeLessThan(
      1e-10,
    );
  });

  test('of one who bought a million times is the product over all purchases, and takes no longer', () => {
    const { r, alpha, a, b } = truth;
    const x = 1_000_000;
    const long = histories([[x, 99, 100]]);
    let want = x * -Math.log(alpha) - (r + x) * Math.log1p(100 / alpha);
    for (let j = 0; j < x; j++) want += Math.log(r + j);
    for (let j = 0; j < x + first; j++) want -= Math.log1p(a / (b + j));
    const odds = Math.log(a / (b + x + first - 1)) + (r + x) * Math.log((alpha + 100) / (alpha + 99));
    want += odds + Math.log1p(Math.exp(-odds));
    expect(relativeError(value(long, truth, first), want)).toBeLessThan(1e-12);
    const slopes = new Float64Array(4);
    const begin = performance.now();
    const likelihood = betaGeometricLikelihood(long, first);
    for (let round = 0; round < 1000; round++) likelihood(truth, slopes);
    // Term by term these would be a thousand million steps.
    expect(performance.now() - begin).toBeLessThan(30_000);
    for (const [i, name] of betaGeometricNames.entries()) {
      const at = (by: number) => value(long, { ...truth, [name]: truth[name] * Math.exp(by) }, first);
      const difference = (at(1e-4) - at(-1e-4)) / 2e-4;
      expect(Math.abs(slopes[i]! - difference)).toBeLessThan(1e-3 * (1 + Math.abs(difference)));
    }
  });

  test('long histories and ages of any size stay finite', () => {
    const long = histories([
      [10_000, 1e6, 1e6],
      [1, 1e-9, 1e6],
      [10_000, 1e-3, 1e6],
      [3, 1e-3, 1e-3],
      [0, 0, 0],
    ]);
    for (const log of [-25, -5, 0, 5, 25]) {
      const size = Math.exp(log);
      const slopes = new Float64Array(4);
      const at = { r: size, alpha: 1 / size, a: size, b: 1 / size };
      expect(Number.isFinite(betaGeometricLikelihood(long, first)(at, slopes))).toBe(true);
      expect(slopes.every(Number.isFinite)).toBe(true);
    }
  });
});
