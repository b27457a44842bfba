import { describe, expect, it } from 'vitest';
import { relativeError } from '../test/relative.ts';
import {
  fitGapPopulation,
  type GapPopulation,
  type GapTotals,
  type OwnGaps,
  shrunkGapQuantile,
} from './lognormal-shrinkage.ts';
import { gamma } from './random/gamma.ts';
import { normal } from './random/normal.ts';
import { poisson } from './random/poisson.ts';
import { type Random, seededRandom } from './random/random.ts';
import { studentTQuantile } from './special/student-t.ts';

function ownOf(logGaps: readonly number[]): OwnGaps {
  return Object.freeze({
    n: logGaps.length,
    sum: logGaps.reduce((sum, gap) => sum + gap, 0),
    sumSquares: logGaps.reduce((sum, gap) => sum + gap * gap, 0),
  });
}

function totalsOf(customers: readonly OwnGaps[]): GapTotals {
  const some = customers.filter(({ n }) => n > 0);
  const total = (of: (own: OwnGaps) => number) => some.reduce((sum, own) => sum + of(own), 0);
  return Object.freeze({
    customers: some.length,
    gaps: total(({ n }) => n),
    inverseGaps: total(({ n }) => 1 / n),
    means: total(({ n, sum }) => sum / n),
    squaredMeans: total(({ n, sum }) => (sum / n) ** 2),
    withinSquares: total(({ n, sum, sumSquares }) => sumSquares - (sum * sum) / n),
  });
}

function fitted(totals: GapTotals): GapPopulation {
  const population = fitGapPopulation(totals);
  if (!population.ok) throw new Error(population.reason);
  return population;
}

interface Shop {
  readonly mean: number;
  readonly between: number;
  readonly within: number;
  /** Degrees of freedom of the customers' variances; undefined: all customers scatter alike. */
  readonly strength?: number;
  /** How many gaps a customer has, given its own mean log gap. */
  readonly gaps: (random: Random, mean: number) => number;
}

/** Customers with their gaps, and the gap that comes next. */
function simulate(random: Random, customers: number, shop: Shop): { own: OwnGaps; next: number }[] {
  return Array.from({ length: customers }, () => {
    const mean = normal(random, shop.mean, Math.sqrt(shop.between));
    const nu = shop.strength;
    const variance = nu === undefined ? shop.within : ((nu - 2) * shop.within) / 2 / gamma(random, nu / 2, 1);
    const draw = () => normal(random, mean, Math.sqrt(variance));
    const gaps = Array.from({ length: shop.gaps(random, mean) }, draw);
    return { own: ownOf(gaps), next: Math.exp(draw()) };
  });
}

function coverage(customers: readonly { own: OwnGaps; next: number }[], population: GapPopulation): number {
  const covered = customers.filter(({ own, next }) => next <= shrunkGapQuantile(own, population, 0.9));
  return covered.length / customers.length;
}

const few = (random: Random) => poisson(random, 3);

describe('fitGapPopulation', () => {
  it('is the analysis of variance, by hand', () => {
    // Means 2 and 5, squares within 2 and 0, so σ² = 2/1; variance of the means 4.5; τ² = 4.5 − 2·(½ + 1)/2 = 3.
    const population = fitted(totalsOf([ownOf([1, 3]), ownOf([5])]));
    expect(population).toEqual({ ok: true, mean: 3.5, within: 2, between: 3, strength: 8 });
    expect(Object.isFrozen(population)).toBe(true);
  });

  it('recovers what was planted', () => {
    const shop = { mean: 3.5, between: 0.4, within: 0.6, gaps: few };
    const customers = simulate(seededRandom(1), 20_000, shop);
    const population = fitted(totalsOf(customers.map(({ own }) => own)));
    expect(population.mean).toBeCloseTo(3.5, 1);
    expect(relativeError(population.within, 0.6)).toBeLessThan(0.03);
    expect(relativeError(population.between, 0.4)).toBeLessThan(0.06);
  });

  it('describes the customers, not the gaps, when frequent buyers have more gaps', () => {
    const gaps = (random: Random, mean: number) => 1 + Math.min(60, poisson(random, 120 / Math.exp(mean)));
    const shop = { mean: 3.5, between: 0.5, within: 0.5, gaps };
    const customers = simulate(seededRandom(2), 20_000, shop);
    const totals = totalsOf(customers.map(({ own }) => own));
    const byGaps = customers.reduce((sum, { own }) => sum + own.sum, 0) / totals.gaps;
    expect(Math.abs(fitted(totals).mean - 3.5)).toBeLessThan(0.03);
    expect(byGaps).toBeLessThan(3.2);
  });

  it('finds no difference between customers where there is none', () => {
    const shop = { mean: 3, between: 0, within: 1, gaps: few };
    const customers = simulate(seededRandom(6), 20_000, shop);
    const { between } = fitted(totalsOf(customers.map(({ own }) => own)));
    expect(between).toBeLessThan(0.02);
    expect(fitted(totalsOf([ownOf([1, 3]), ownOf([1, 3])])).between).toBe(0);
  });

  it('refuses by name', () => {
    const reason = (customers: readonly OwnGaps[]) => {
      const population = fitGapPopulation(totalsOf(customers));
      return population.ok ? population : population.reason;
    };
    expect(reason([])).toBe('too-few-customers');
    expect(reason([ownOf([1, 2, 3])])).toBe('too-few-customers');
    expect(reason([ownOf([1]), ownOf([2])])).toBe('no-customer-with-two-gaps');
    expect(reason([ownOf([1, 1]), ownOf([2])])).toBe('no-variation');
    const totals = totalsOf([ownOf([1, 2]), ownOf([2])]);
    expect(() => fitGapPopulation({ ...totals, gaps: 1 })).toThrow(RangeError);
    expect(() => fitGapPopulation({ ...totals, means: Number.NaN })).toThrow(RangeError);
  });
});

describe('shrunkGapQuantile', () => {
  const population: GapPopulation = Object.freeze({
    ok: true,
    mean: 3.4,
    within: 0.5,
    between: 0.25,
    strength: 8,
  });

  it('is the formula with κ = σ²/τ² that SQL computes', () => {
    const gaps = [3, 3.5, 4.2, 3.1];
    const { n, sum, sumSquares } = ownOf(gaps);
    const kappa = 0.5 / 0.25;
    const centre = (sum + kappa * 3.4) / (n + kappa);
    const variance = (6 * 0.5 + sumSquares - sum ** 2 / n) / (8 + n - 1);
    const want = Math.exp(centre + studentTQuantile(0.9, 11) * Math.sqrt(variance * (1 + 1 / (n + kappa))));
    expect(relativeError(shrunkGapQuantile(ownOf(gaps), population, 0.9), want)).toBeLessThan(1e-13);
  });

  it("is the peers' quantile without own gaps", () => {
    const want = Math.exp(3.4 + studentTQuantile(0.9, 8) * Math.sqrt((6 / 8) * (0.5 + 0.25)));
    expect(relativeError(shrunkGapQuantile(ownOf([]), population, 0.9), want)).toBeLessThan(1e-14);
    expect(relativeError(shrunkGapQuantile(ownOf([]), population, 0.5), Math.exp(3.4))).toBeLessThan(1e-14);
  });

  it("becomes the customer's own quantile with many gaps", () => {
    const random = seededRandom(12);
    const own = ownOf(Array.from({ length: 100_000 }, () => normal(random, 1, 0.2)));
    const want = Math.exp(1 + 1.2815515655446004 * 0.2);
    expect(relativeError(shrunkGapQuantile(own, population, 0.9), want)).toBeLessThan(0.005);
  });

  it("takes the peers' mean when customers do not differ (τ² = 0)", () => {
    const alike = { ...population, between: 0 };
    const median = shrunkGapQuantile(ownOf([9, 9]), alike, 0.5);
    expect(relativeError(median, Math.exp(3.4))).toBeLessThan(1e-14);
  });

  it('lies between the peers and the own gaps, and moves towards these with their number', () => {
    const medians = [0, 1, 2, 5, 20].map((n) => shrunkGapQuantile(ownOf(Array(n).fill(2)), population, 0.5));
    expect(medians.toSorted((a, b) => b - a)).toEqual(medians);
    expect(medians.at(-1)).toBeGreaterThan(Math.exp(2));
  });

  it.each([
    ['all customers scatter alike', undefined, 0.88, 0.9],
    ['variances differ (ν₀ = 5)', 5, 0.9, 0.92],
  ])('covers about 90 %% of next gaps: %s', (_, strength, low, high) => {
    const shop = {
      mean: 3.5,
      between: 0.5,
      within: 0.5,
      gaps: few,
      ...(strength === undefined ? {} : { strength }),
    };
    const customers = simulate(seededRandom(31), 20_000, shop);
    const all = coverage(customers, fitted(totalsOf(customers.map(({ own }) => own))));
    expect(all).toBeGreaterThan(low);
    expect(all).toBeLessThan(high);
  });

  it('throws for what is no level or no count', () => {
    expect(() => shrunkGapQuantile(ownOf([1]), population, 1)).toThrow(RangeError);
    expect(() => shrunkGapQuantile({ n: 1.5, sum: 1, sumSquares: 1 }, population, 0.9)).toThrow(RangeError);
    expect(() => shrunkGapQuantile({ n: 1, sum: Number.NaN, sumSquares: 1 }, population, 0.9)).toThrow(
      RangeError,
    );
  });
});
