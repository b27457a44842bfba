import { describe, expect, test } from 'vitest';
import { poissonBuyers } from '../../test/poisson-buyers.ts';
import { relativeError } from '../../test/relative.ts';
import { bgNbd } from './bg-nbd.ts';
import { purchaseForecaster } from './purchase-forecast.ts';
import type { Forecaster } from './purchase-model.ts';

const year = 52.1775;
const forecasterOf = (forecaster: Forecaster, more: Partial<Parameters<typeof purchaseForecaster>[0]> = {}) =>
  purchaseForecaster({
    forecaster,
    draws: [],
    horizon: 52,
    yearlyDiscount: 0.1,
    unitsPerYear: year,
    ...more,
  });

const cdnow = bgNbd.forecaster({ r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 });

/** A model that says these probabilities, whatever the history. */
const saying = (...probabilities: number[]): Forecaster => ({
  alive: () => 1,
  expected: () => probabilities.reduce((sum, p, k) => sum + k * p, 0),
  fromStart: () => 0,
  probabilities: (_x, _recency, _age, _horizon, into) => {
    into.fill(0);
    into.set(probabilities);
  },
});

describe('a forecast of purchases', () => {
  test('discounts as a thousand steps do', () => {
    for (const [forecaster, horizon, yearlyDiscount] of [
      [cdnow, 52, 0.1],
      [cdnow, 260, 0.15],
      [poissonBuyers({ r: 0.5, alpha: 10 }), 104, 0.3],
      // Most is bought at once, or over decades.
      [bgNbd.forecaster({ r: 1, alpha: 2, a: 2, b: 2 }), 520, 0.15],
      [cdnow, 2600, 0.15],
    ] as const) {
      const at = { horizon, yearlyDiscount };
      const { discounted } = forecasterOf(forecaster, at).history(3, 20, 39);
      let [steps, before] = [0, 0];
      const time = (step: number) => horizon * (step / 1000) ** 2;
      for (let i = 1; i <= 1000; i++) {
        const now = forecaster.expected(3, 20, 39, time(i));
        steps += (now - before) * (1 + yearlyDiscount) ** (-time(i - 0.5) / year);
        before = now;
      }
      expect(relativeError(discounted, steps)).toBeLessThan(2e-3);
    }
  });

  test('without a discount is the plain expectation', () => {
    const { expected, discounted } = forecasterOf(cdnow, { yearlyDiscount: 0 }).history(2, 30.43, 38.86);
    expect(discounted).toBe(expected);
  });

  test('has the shortest interval that holds enough', () => {
    const interval = (...probabilities: number[]) => {
      const { low, high } = forecasterOf(saying(...probabilities)).history(1, 1, 2);
      return [low, high];
    };
    expect(interval(0.96, 0.03, 0.01)).toEqual([0, 0]);
    expect(interval(0.94, 0.05, 0.01)).toEqual([0, 1]);
    // The hump, not what lies at nought.
    expect(interval(0.02, 0.02, 0.3, 0.4, 0.25, 0.01)).toEqual([2, 4]);
    const half = forecasterOf(saying(0.02, 0.02, 0.3, 0.4, 0.25, 0.01), { level: 0.5 }).history(1, 1, 2);
    expect([half.low, half.high]).toEqual([2, 3]);
    // Of two as short, the likelier.
    expect(interval(0.01, 0.47, 0.485, 0.035)).toEqual([1, 2]);
    expect(interval(0.04, 0.005, 0.955)).toEqual([2, 2]);
  });

  test('tells apart enough purchases for heavy buyers', () => {
    const buyers = poissonBuyers({ r: 2, alpha: 1 });
    const { probabilities, expected, low, high } = forecasterOf(buyers).history(300, 50, 52);
    const mean = probabilities.reduce((sum, p, k) => sum + k * p, 0);
    expect(relativeError(mean, expected)).toBeLessThan(1e-3);
    expect(probabilities.at(-1)).toBeLessThan(1e-5);
    // NB(302, ·) is nearly normal with variance mean·(1 + 52/53).
    const reach = 1.96 * Math.sqrt(expected * (1 + 52 / 53));
    expect(relativeError(high - low, 2 * reach)).toBeLessThan(0.03);
  });

  test('has no upper end where more purchases are likely than are told apart', () => {
    const buyers = poissonBuyers({ r: 2, alpha: 1 });
    const { expected, low, high } = forecasterOf(buyers).history(100_000, 50, 52);
    expect(expected).toBeGreaterThan(4096);
    expect([low, high]).toEqual([4096, Number.POSITIVE_INFINITY]);
    const both = forecasterOf(buyers).history(4100, 50, 52);
    expect(both.low).toBeLessThan(4096);
    expect(both.low).toBeGreaterThan(3500);
    expect(both.high).toBe(Number.POSITIVE_INFINITY);
  });

  test('mixes the draws: its variance has theirs in it', () => {
    const draws = [0.25, 1].map((r) => poissonBuyers({ r, alpha: 10 }));
    const forecaster = poissonBuyers({ r: 0.5, alpha: 10 });
    const { variance, probabilities } = forecasterOf(forecaster, { draws }).history(0, 0, 30);
    const [one, other] = [0.25, 1].map((r) => {
      const mean = (r * 52) / 40;
      return { mean, variance: mean * (1 + 52 / 40) };
    }) as [{ mean: number; variance: number }, { mean: number; variance: number }];
    const want = (one.variance + other.variance) / 2 + ((one.mean - other.mean) / 2) ** 2;
    expect(relativeError(variance, want)).toBeLessThan(1e-3);
    expect(probabilities.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 10);
  });

  test('refuses arguments that cannot be', () => {
    expect(() => forecasterOf(cdnow, { horizon: 0 })).toThrow(RangeError);
    expect(() => forecasterOf(cdnow, { yearlyDiscount: -0.1 })).toThrow(RangeError);
    expect(() => forecasterOf(cdnow, { unitsPerYear: 0 })).toThrow(RangeError);
    expect(() => forecasterOf(cdnow, { level: 1 })).toThrow(RangeError);
  });
});
