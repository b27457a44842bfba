import { describe, expect, test } from 'vitest';
import { relativeError } from '../../test/relative.ts';
import { simulatePurchases } from '../../test/simulate-beta-geometric.ts';
import { betaExpectation } from '../quadrature/beta-expectation.ts';
import { integer } from '../random/integer.ts';
import { seededRandom } from '../random/random.ts';
import { logGamma } from '../special/log-gamma.ts';
import { betaGeometricForecaster } from './beta-geometric-forecast.ts';
import type { BetaGeometricParameters, FirstChances } from './beta-geometric-likelihood.ts';
import { bgNbd } from './bg-nbd.ts';

/** CDNOW, calibration of 39 weeks: Fader, Hardie & Lee (2005), table 1. */
const cdnow = { r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 };

function chances(
  { probabilities }: { probabilities: ReturnType<typeof betaGeometricForecaster>['probabilities'] },
  history: readonly [number, number, number],
  horizon: number,
  length: number,
) {
  const into = new Float64Array(length);
  probabilities(...history, horizon, into);
  return into;
}

describe('the published BG/NBD of CDNOW', () => {
  const forecaster = bgNbd.forecaster(cdnow);

  // CLVTools, BTYD and the authors' spreadsheet.
  test.each([
    [0.1429, 0.0078],
    [1, 0.0532],
    [3, 0.1506],
    [31.8571, 1.0405],
    [32, 1.0437],
    [52, 1.444004],
    [78, 1.8576],
  ])('E[X(%d)] = %d', (time, want) => {
    expect(relativeError(forecaster.fromStart(time), want)).toBeLessThan(0.01);
  });

  test('customers', () => {
    expect(relativeError(forecaster.expected(2, 30.43, 38.86, 39), 1.226)).toBeLessThan(0.001);
    expect(relativeError(forecaster.expected(26, 30.857, 31, 52), 25.75659)).toBeLessThan(0.001);
    expect(relativeError(forecaster.alive(26, 30.857, 31), 0.9688523)).toBeLessThan(0.0001);
  });

  test('P(X(t) = k)', () => {
    const from = [0, 0, 0] as const;
    expect(relativeError(chances(forecaster, from, 39, 2)[0]!, 0.5737864)).toBeLessThan(1e-5);
    expect(relativeError(chances(forecaster, from, 2, 12)[10]!, 1.07869e-7)).toBeLessThan(1e-4);
  });

  test('P(X(t) = k) is equation 8 of the paper', () => {
    const { r, alpha, a, b } = cdnow;
    const t = 20;
    const logBeta = (p: number, q: number) => logGamma(p) + logGamma(q) - logGamma(p + q);
    const arrivals = (k: number) =>
      Math.exp(logGamma(r + k) - logGamma(r) - logGamma(k + 1)) *
      (alpha / (alpha + t)) ** r *
      (t / (alpha + t)) ** k;
    let fewer = 0;
    const all = chances(forecaster, [0, 0, 0], t, 40);
    for (let k = 0; k < 39; k++) {
      const staying = Math.exp(logBeta(a, b + k) - logBeta(a, b)) * arrivals(k);
      const stopped = k > 0 ? Math.exp(logBeta(a + 1, b + k - 1) - logBeta(a, b)) * (1 - fewer) : 0;
      expect(all[k]).toBeCloseTo(staying + stopped, 12);
      fewer += arrivals(k);
    }
  });
});

describe('expected purchases', () => {
  // FHL (2005), equation 10, and its like for the MBG/NBD, with mpmath 1.3 at 40 digits: the chances to stop at first,
  // r, alpha, a, b, x, t_x, T, horizon, P(alive), E[Y].
  test.each([
    [0, 0.243, 4.414, 0.793, 2.426, 0.0, 0.0, 20.0, 100.0, 1.0, 0.6903414866584796],
    [0, 0.243, 4.414, 0.793, 2.426, 2.0, 30.43, 38.86, 39.0, 0.726578570080673, 1.2260281747671444],
    [0, 0.243, 4.414, 0.793, 2.426, 50.0, 3.0, 4.0, 20.0, 0.10110432156007512, 7.1230923668181045],
    [0, 0.243, 4.414, 0.793, 2.426, 26.0, 30.857, 31.0, 5200.0, 0.9688483550175254, 233.85117747392138],
    [0, 0.243, 4.414, 0.793, 2.426, 3.0, 1.0, 1.0, 1000000000.0, 0.8480551829852462, 965.0987282954154],
    [
      0, 0.243, 4.414, 0.793, 2.426, 10000.0, 99.0, 100.0, 1000.0, 2.0221141812105162e-38,
      6.1498168779141095e-34,
    ],
    [0, 0.243, 4.414, 0.793, 2.426, 1.0, 0.001, 0.002, 0.0001, 0.7535979329153029, 2.1211905779872687e-5],
    [1, 0.525, 6.183, 0.891, 1.614, 0.0, 0.0, 20.0, 100.0, 0.45918859022870184, 0.5981484450795992],
    [1, 0.525, 6.183, 0.891, 1.614, 2.0, 30.43, 38.86, 39.0, 0.7062022651184873, 1.2629606232673656],
    [1, 0.525, 6.183, 0.891, 1.614, 50.0, 3.0, 4.0, 20.0, 0.23805930105457496, 14.06062363895507],
    [1, 0.525, 6.183, 0.891, 1.614, 26.0, 30.857, 31.0, 5200.0, 0.9654946467548904, 177.0668392587757],
    [1, 0.525, 6.183, 0.891, 1.614, 3.0, 1.0, 1.0, 1000000000.0, 0.8381471389645777, 267.3664920417311],
    [
      1, 0.525, 6.183, 0.891, 1.614, 10000.0, 99.0, 100.0, 1000.0, 8.987858802987439e-38,
      2.400171639691763e-33,
    ],
    [1, 0.525, 6.183, 0.891, 1.614, 1.0, 0.001, 0.002, 0.0001, 0.7457449742541569, 1.83873321661612e-5],
    [0, 2.0, 5.0, 1.0, 3.0, 0.0, 0.0, 20.0, 100.0, 1.0, 3.776544128720907],
    [0, 2.0, 5.0, 1.0, 3.0, 2.0, 30.43, 38.86, 39.0, 0.6300704519214062, 1.6804415759154547],
    [0, 2.0, 5.0, 1.0, 3.0, 50.0, 3.0, 4.0, 20.0, 0.10215793912655632, 6.26382260795069],
    [0, 2.0, 5.0, 1.0, 3.0, 26.0, 30.857, 31.0, 5200.0, 0.9616081115987025, 137.88085221037997],
    [0, 2.0, 5.0, 1.0, 3.0, 3.0, 1.0, 1.0, 1000000000.0, 0.8333333333333334, 93.65753187609178],
    [0, 2.0, 5.0, 1.0, 3.0, 10000.0, 99.0, 100.0, 1000.0, 2.7050619720293394e-38, 6.368407972121578e-34],
    [0, 2.0, 5.0, 1.0, 3.0, 1.0, 0.001, 0.002, 0.0001, 0.7498875168754673, 4.497490125393535e-5],
    [1, 0.4, 0.01, 250.0, 900.0, 0.0, 0.0, 20.0, 100.0, 0.1468370505005963, 0.17229248902871497],
    [1, 0.4, 0.01, 250.0, 900.0, 2.0, 30.43, 38.86, 39.0, 0.6673973571675379, 1.1591739731851765],
    [1, 0.4, 0.01, 250.0, 900.0, 50.0, 3.0, 4.0, 20.0, 2.000127706275474e-6, 9.639169668797457e-6],
    [1, 0.4, 0.01, 250.0, 900.0, 26.0, 30.857, 31.0, 5200.0, 0.7662740103911359, 3.6190290611244005],
    [1, 0.4, 0.01, 250.0, 900.0, 3.0, 1.0, 1.0, 1000000000.0, 0.7831743278404163, 3.6265060240963853],
    [1, 0.4, 0.01, 250.0, 900.0, 10000.0, 99.0, 100.0, 1000.0, 9.864454867949693e-43, 4.41721573404173e-41],
    [1, 0.4, 0.01, 250.0, 900.0, 1.0, 0.001, 0.002, 0.0001, 0.7613742160092233, 0.008863462049321346],
  ])('first chances %d, (%d, %d, %d, %d), history (%d, %d, %d), horizon %d', (...row) => {
    const [first, r, alpha, a, b, x, recency, age, horizon, alive, expected] = row as number[] as [
      FirstChances,
      ...[number, number, number, number, number, number, number, number, number, number],
    ];
    const forecaster = betaGeometricForecaster({ r, alpha, a, b }, first);
    expect(relativeError(forecaster.alive(x, recency, age), alive)).toBeLessThan(1e-10);
    expect(relativeError(forecaster.expected(x, recency, age, horizon), expected)).toBeLessThan(1e-9);
  });

  test.each([0, 1] as const)('are the sum of the chances of at least 1, 2, …, first chances %d', (first) => {
    const pasts: readonly (readonly [number, number, number])[] = [
      [0, 0, 0],
      [0, 0, 30],
      [4, 12, 30],
      [900, 29, 30],
    ];
    for (const a of [0.05, 0.999, 1, 1.001, 40])
      for (const history of pasts)
        for (const horizon of [0, 0.01, 10, 60]) {
          const forecaster = betaGeometricForecaster({ r: 0.7, alpha: 6, a, b: 2 }, first);
          const all = chances(forecaster, history, horizon, 6000);
          expect(all.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 10);
          expect(all.every((p) => p >= 0)).toBe(true);
          const mean = all.reduce((sum, p, k) => sum + k * p, 0);
          expect(relativeError(forecaster.expected(...history, horizon), mean)).toBeLessThan(1e-9);
        }
  });

  test('the last place holds all that is left', () => {
    const forecaster = bgNbd.forecaster(cdnow);
    const [short, long] = [3, 200].map((n) => chances(forecaster, [2, 20, 30], 30, n)) as [
      Float64Array,
      Float64Array,
    ];
    expect(short[2]).toBeCloseTo(
      long.slice(2).reduce((sum, p) => sum + p, 0),
      12,
    );
    expect([...chances(forecaster, [2, 20, 30], 30, 1)]).toEqual([1]);
  });

  test('nobody asks for less than nothing', () => {
    expect(() => bgNbd.forecaster({ ...cdnow, a: 0 })).toThrow(RangeError);
    expect(() => bgNbd.forecaster(cdnow).expected(2, 0, 30, 10)).toThrow(RangeError);
    expect(() => bgNbd.forecaster(cdnow).expected(2, 20, 30, -1)).toThrow(RangeError);
  });
});

describe.each([0, 1] as const)('simulated customers, first chances %d', (first) => {
  const parameters: BetaGeometricParameters = { r: 0.8, alpha: 5, a: 0.9, b: 2.5 };
  const forecaster = betaGeometricForecaster(parameters, first);
  const horizon = 25;

  test('buy as often as forecast, by what they did before', () => {
    const random = seededRandom(21);
    const groups = new Map<
      number,
      { n: number; bought: number; forecast: number; squares: number; none: number; noneForecast: number }
    >();
    let [repeats, newcomers] = [0, 0];
    const into = new Float64Array(2);
    for (let i = 0; i < 60_000; i++) {
      const age = integer(random, 5, 40);
      const times = simulatePurchases(random, parameters, first, age + horizon);
      const before = times.filter((time) => time <= age);
      const x = before.length;
      const history = [x, before.at(-1) ?? 0, age] as const;
      const group = groups.get(Math.min(x, 6)) ?? {
        n: 0,
        bought: 0,
        forecast: 0,
        squares: 0,
        none: 0,
        noneForecast: 0,
      };
      groups.set(Math.min(x, 6), group);
      const [bought, expected] = [times.length - x, forecaster.expected(...history, horizon)];
      forecaster.probabilities(...history, horizon, into);
      group.n++;
      group.bought += bought;
      group.forecast += expected;
      group.squares += (bought - expected) ** 2;
      group.none += bought === 0 ? 1 : 0;
      group.noneForecast += into[0]!;
      repeats += before.length;
      newcomers += forecaster.fromStart(age);
    }
    expect(groups.size).toBe(7);
    for (const { n, bought, forecast, squares, none, noneForecast } of groups.values()) {
      expect(Math.abs(bought - forecast)).toBeLessThan(4 * Math.sqrt(squares));
      expect(Math.abs(none - noneForecast)).toBeLessThan(4 * Math.sqrt(n / 4));
    }
    expect(relativeError(newcomers, repeats)).toBeLessThan(0.02);
  });
});

describe('the mean over a beta variable', () => {
  test.each([
    [0.003, 0.4],
    [0.5, 0.5],
    [1, 1],
    [3, 800],
    [4e5, 9e5],
    [2e4, 1e-3],
  ])('of 1, of p and of 1 / (1 + p), Beta(%d, %d)', (a, b) => {
    expect(betaExpectation(() => 1, a, b, 1e-15)).toBeCloseTo(1, 9);
    const mean = betaExpectation((p) => p, a, b, 1e-25);
    expect(relativeError(mean, a / (a + b))).toBeLessThan(1e-9);
    const complement = betaExpectation((p) => (1 - p) / (1 + p), a, b, 1e-15);
    expect(2 * betaExpectation((p) => 1 / (1 + p), a, b, 1e-15) - complement).toBeCloseTo(1, 9);
  });
});
