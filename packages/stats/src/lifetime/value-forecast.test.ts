import { describe, expect, test } from 'vitest';
import { poissonBuyers } from '../../test/poisson-buyers.ts';
import { relativeError } from '../../test/relative.ts';
import { regularizedBeta } from '../special/incomplete-beta.ts';
import type { GammaGammaParameters } from './gamma-gamma.ts';
import { purchaseForecaster } from './purchase-forecast.ts';
import { valueForecaster } from './value-forecast.ts';

const purchases = purchaseForecaster({
  forecaster: poissonBuyers({ r: 0.5, alpha: 10 }),
  draws: [],
  horizon: 52,
  yearlyDiscount: 0.1,
  unitsPerYear: 52.1775,
});

const cdnow: GammaGammaParameters = { p: 6.25, q: 3.74, v: 15.44 };

function of(parameters: GammaGammaParameters, draws: readonly GammaGammaParameters[] = []) {
  const found = valueForecaster({ parameters, draws });
  if (!found.ok) throw new Error(found.reason);
  return found;
}

const histories = [
  [0, 30],
  [0, 300],
  [1, 30],
  [5, 39],
  [9, 100],
  [22, 39],
  [40, 39],
  [300, 52],
] as const;

describe('a forecast of value', () => {
  test.each([cdnow, { p: 0.5, q: 1.3, v: 30 }, { p: 40, q: 8, v: 5 }])(
    'has the interval of the exact distribution, spends %o',
    (spend) => {
      const forecaster = of(spend);
      for (const [x, age] of histories) {
        const history = purchases.history(x, age / 2, age);
        const mean = (0.7 * spend.p * spend.v) / (spend.q - 1);
        const { low, high, expected } = forecaster.value(forecaster.spread(history, x), x, mean);
        const unit = (history.discounted / history.expected) * (spend.v + x * mean);
        /** P(value ≤ y): the sum over the number of purchases, each a beta prime. */
        const chance = (y: number) =>
          history.probabilities.reduce(
            (sum, p, k) =>
              sum + p * (k === 0 ? 1 : regularizedBeta(y / (y + unit), spend.p * k, spend.q + spend.p * x)),
            0,
          );
        const none = history.probabilities[0]!;
        expect(Math.abs(chance(high) - (none < 0.025 ? 0.975 : 0.95))).toBeLessThan(0.0015);
        if (none < 0.025) expect(Math.abs(chance(low) - 0.025)).toBeLessThan(0.0015);
        else expect(low).toBe(0);
        expect(relativeError(expected, history.discounted * forecaster.spend.expected(x, mean))).toBeLessThan(
          1e-12,
        );
      }
    },
  );

  test('is nothing at all where nearly everybody is silent', () => {
    const silent = purchases.history(0, 0, 600);
    expect(silent.probabilities[0]).toBeGreaterThan(0.95);
    const forecaster = of(cdnow);
    const { low, high, expected } = forecaster.value(forecaster.spread(silent, 0), 0, 0);
    expect([low, high]).toEqual([0, 0]);
    expect(expected).toBeGreaterThan(0);
  });

  test('is wider where the spend is less surely known', () => {
    const history = purchases.history(5, 20, 39);
    const width = (draws: readonly GammaGammaParameters[]) => {
      const { low, high } = of(cdnow, draws).spread(history, 5);
      return high - low;
    };
    const apart = [
      { ...cdnow, v: cdnow.v / 2 },
      { ...cdnow, v: cdnow.v * 2 },
    ];
    expect(width(apart)).toBeGreaterThan(1.02 * width([]));
    expect(width([cdnow, cdnow])).toBeCloseTo(width([]), 10);
  });

  test('stands where spends hardly scatter, or customers hardly differ', () => {
    const history = purchases.history(22, 11, 39);
    for (const spend of [
      { p: 1e5, q: 4, v: 3e-3 },
      { p: 6, q: 1e5, v: 1e6 },
    ]) {
      const forecaster = of(spend);
      const { mean } = forecaster.spend;
      const { low, high, expected } = forecaster.value(forecaster.spread(history, 22), 22, mean);
      expect(relativeError(expected, history.discounted * mean)).toBeLessThan(1e-9);
      // Little but the number of purchases varies.
      const discount = history.discounted / history.expected;
      expect(relativeError(low, history.low * discount * mean)).toBeLessThan(0.1);
      expect(relativeError(high, history.high * discount * mean)).toBeLessThan(0.1);
    }
  });

  test('is narrower at a lower level', () => {
    const history = purchases.history(22, 11, 39);
    const half = valueForecaster({ parameters: cdnow, draws: [], level: 0.5 });
    if (!half.ok) throw new Error(half.reason);
    const [wide, narrow] = [of(cdnow), half].map((forecaster) => forecaster.spread(history, 22));
    expect(narrow!.high - narrow!.low).toBeLessThan(0.5 * (wide!.high - wide!.low));
    expect(() => valueForecaster({ parameters: cdnow, draws: [], level: 95 })).toThrow(RangeError);
  });

  test('is refused where the mean spend is not finite', () => {
    expect(valueForecaster({ parameters: { ...cdnow, q: 0.9 }, draws: [] })).toEqual({
      ok: false,
      reason: 'no-mean',
    });
  });
});
