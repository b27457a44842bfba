import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hostileHistories } from '../../test/hostile-histories.ts';
import { relativeError } from '../../test/relative.ts';
import { histories } from '../../test/simulate-beta-geometric.ts';
import { simulateParetoHistories, simulateParetoPurchases } from '../../test/simulate-pareto-nbd.ts';
import { integer } from '../random/integer.ts';
import { seededRandom } from '../random/random.ts';
import { paretoNbd } from './pareto-nbd.ts';
import { paretoNbdLikelihood } from './pareto-nbd-likelihood.ts';
import type { PurchaseHistories } from './purchase-histories.ts';

const truth = { r: 0.6, alpha: 8, s: 0.7, beta: 14 };

function fitted(rows: PurchaseHistories) {
  const fit = paretoNbd.fit(rows);
  if (!fit.ok) throw new Error(fit.reason);
  return fit;
}

describe('the fit of the Pareto/NBD', () => {
  test('finds the parameters of a simulated base again', () => {
    const random = seededRandom(11);
    const rows = simulateParetoHistories(random, truth, 20_000, () => integer(random, 20, 60));
    const fit = fitted(rows);
    expect(fit.convergence).toMatchObject({ converged: true, identified: true, notes: [] });
    expect(fit.convergence.startsReachingBest).toBe(fit.convergence.starts);
    expect(fit.convergence.gradient).toBeLessThan(1e-9);
    for (const [i, name] of paretoNbd.parameters.entries()) {
      const spread = Math.sqrt(fit.logCovariance![i * 4 + i]!);
      expect(Math.abs(Math.log(fit.parameters[name] / truth[name]))).toBeLessThan(3 * spread);
      expect(fit.standardErrors![name]).toBeCloseTo(spread * fit.parameters[name], 10);
      expect(spread).toBeLessThan(0.2);
    }
  });

  test('stands where the likelihood is highest, and tells it', () => {
    const random = seededRandom(3);
    const rows = simulateParetoHistories(random, truth, 3000, () => integer(random, 20, 60));
    const { parameters, logLikelihood } = fitted(rows);
    const likelihood = paretoNbdLikelihood(rows);
    const slopes = new Float64Array(4);
    expect(relativeError(likelihood(parameters, slopes), logLikelihood)).toBeLessThan(1e-13);
    for (const slope of slopes) expect(Math.abs(slope)).toBeLessThan(1e-6);
    for (const name of paretoNbd.parameters)
      for (const factor of [0.9, 1.1])
        expect(likelihood({ ...parameters, [name]: parameters[name] * factor }, slopes)).toBeLessThan(
          logLikelihood,
        );
  });

  test('does not depend on the unit of time, nor on how equal customers are written down', () => {
    const random = seededRandom(5);
    const rows = simulateParetoHistories(random, truth, 2000, () => integer(random, 20, 60));
    const fit = fitted(rows);
    const seconds = 604_800;
    const inSeconds = fitted({
      ...rows,
      recency: rows.recency.map((t) => seconds * t),
      age: rows.age.map((t) => seconds * t),
    });
    expect(relativeError(inSeconds.parameters.beta, seconds * fit.parameters.beta)).toBeLessThan(1e-6);
    expect(relativeError(inSeconds.parameters.s, fit.parameters.s)).toBeLessThan(1e-6);
    const doubled = fitted({ ...rows, customers: rows.customers.map((w) => 2 * w) });
    const twice = (column: Float64Array) => Float64Array.of(...column, ...column);
    const repeated = fitted({
      frequency: twice(rows.frequency),
      recency: twice(rows.recency),
      age: twice(rows.age),
      customers: twice(rows.customers),
    });
    expect(relativeError(doubled.logLikelihood, repeated.logLikelihood)).toBeLessThan(1e-12);
    for (const name of paretoNbd.parameters) {
      expect(relativeError(doubled.parameters[name], repeated.parameters[name])).toBeLessThan(1e-6);
      expect(relativeError(doubled.standardErrors![name], repeated.standardErrors![name])).toBeLessThan(1e-4);
    }
  });

  test('is not misled by a few rows that tell nothing', () => {
    // 40 of 3,000 customers bought again, so that the rows on which the starts climb can miss most of them.
    const random = seededRandom(9);
    const many = simulateParetoHistories(random, truth, 3000, (i) => 20 + i / 100);
    const few = Array.from(many.frequency, (x, i) =>
      x > 0 && i % 30 !== 0
        ? ([0, 0, many.age[i]!, 1] as const)
        : ([x, many.recency[i]!, many.age[i]!, 1] as const),
    );
    const rows = histories(few);
    const fit = fitted(rows);
    const likelihood = paretoNbdLikelihood(rows);
    for (const r of [0.01, 0.1, 1])
      for (const s of [0.1, 1, 10])
        for (const beta of [0.1, 10, 1000])
          expect(likelihood({ r, alpha: 20, s, beta }, new Float64Array(4))).toBeLessThan(fit.logLikelihood);
    expect(fit.convergence.converged).toBe(true);
  });

  test('refuses nobody, one customer, no time and one-timers', () => {
    const reason = (...rows: [number, number, number, number?][]) => paretoNbd.fit(histories(rows));
    expect(reason()).toEqual({ ok: false, reason: 'too-few-customers' });
    expect(reason([3, 2, 10])).toEqual({ ok: false, reason: 'too-few-customers' });
    expect(reason([0, 0, 0, 5])).toEqual({ ok: false, reason: 'no-time' });
    expect(reason([0, 0, 10, 500], [0, 0, 20, 50])).toEqual({ ok: false, reason: 'no-repeat-purchases' });
    expect(() => reason([2, 0, 10])).toThrow(RangeError);
    expect(() => reason([1, 11, 10])).toThrow(RangeError);
  });

  test('says so when nobody seems to stop', () => {
    const random = seededRandom(2);
    const nobody = { r: 2, alpha: 4, s: 1e-9, beta: 1000 };
    const fit = fitted(simulateParetoHistories(random, nobody, 500, () => 50));
    expect(fit.standardErrors).toBeUndefined();
    expect(fit.convergence.identified).toBe(false);
    expect(fit.convergence.notes.join(' ')).toContain('Nobody need have stopped buying');
    expect(relativeError(fit.parameters.r / fit.parameters.alpha, 0.5)).toBeLessThan(0.1);
  });

  test('says so when all may stop, or buy, at one rate', () => {
    const random = seededRandom(1);
    const alike = { r: 2, alpha: 4, s: 1e5, beta: 4e6 };
    const stopping = fitted(simulateParetoHistories(random, alike, 500, () => 50));
    expect(stopping.convergence.identified).toBe(false);
    expect(stopping.convergence.notes.join(' ')).toContain('stop at the same rate');
    const poisson = { r: 1e5, alpha: 2e5, s: 1, beta: 20 };
    const buying = fitted(simulateParetoHistories(seededRandom(4), poisson, 500, () => 50));
    expect(buying.convergence.identified).toBe(false);
    expect(buying.convergence.notes.join(' ')).toContain('buy at the same rate');
  });

  test('never fails silently', () => {
    fc.assert(
      fc.property(hostileHistories, (rows) => {
        const fit = paretoNbd.fit(rows);
        if (!fit.ok) return;
        const { parameters, standardErrors, logLikelihood, convergence } = fit;
        expect(Number.isFinite(logLikelihood)).toBe(true);
        for (const name of paretoNbd.parameters) {
          expect(parameters[name]).toBeGreaterThan(0);
          expect(parameters[name]).toBeLessThan(Number.POSITIVE_INFINITY);
          if (standardErrors) expect(standardErrors[name]).toBeGreaterThan(0);
        }
        expect(standardErrors !== undefined).toBe(convergence.identified);
        if (!convergence.converged || !convergence.identified) expect(convergence.notes).not.toEqual([]);
        const { alive, expected } = paretoNbd.forecaster(parameters);
        for (const [i, x] of rows.frequency.entries()) {
          const chance = alive(x, rows.recency[i]!, rows.age[i]!);
          expect(chance).toBeGreaterThanOrEqual(0);
          expect(chance).toBeLessThanOrEqual(1);
          expect(expected(x, rows.recency[i]!, rows.age[i]!, 52)).toBeGreaterThanOrEqual(0);
        }
      }),
      { numRuns: process.env.ATTUNE_LONG ? 1000 : 100, seed: 1 },
    );
  }, 600_000);
});

describe('forecasts of the Pareto/NBD', () => {
  const published = { r: 0.553, alpha: 10.578, s: 0.606, beta: 11.669 };
  const forecaster = paretoNbd.forecaster(published);

  test('are the published ones', () => {
    expect(relativeError(forecaster.fromStart(52), 1.473434)).toBeLessThan(0.001);
    expect(relativeError(forecaster.expected(26, 30.857, 31, 52), 25.45647)).toBeLessThan(0.001);
    expect(relativeError(forecaster.alive(26, 30.857, 31), 0.997874)).toBeLessThan(0.001);
    for (const [x, value] of [
      [10, 0.7062289],
      [15, 0.1442396],
      [20, 0.02250658],
      [25, 0.00309267],
    ] as const)
      expect(relativeError(forecaster.expected(x, 20, 39, 52), value)).toBeLessThan(0.001);
  });

  test('pass smoothly through s = 1', () => {
    const at = (s: number) => paretoNbd.forecaster({ ...published, s }).expected(2, 30, 39, 52);
    const around = (at(1 - 1e-4) + at(1 + 1e-4)) / 2;
    expect(relativeError(at(1), around)).toBeLessThan(1e-7);
    expect(relativeError(at(1 + 1e-12), at(1))).toBeLessThan(1e-11);
    expect(paretoNbd.forecaster({ ...published, s: 1 }).expected(2, 30, 39, 0)).toBe(0);
  });

  test('of counts add up to 1, and their tails to the expectation', () => {
    const positive = (min: number, max: number) =>
      fc.double({ min: Math.log(min), max: Math.log(max), noNaN: true }).map(Math.exp);
    const any = fc.record({
      r: positive(0.02, 20),
      alpha: positive(0.1, 1000),
      s: positive(0.02, 20),
      beta: positive(0.001, 1000),
      x: fc.integer({ min: 0, max: 40 }),
      share: fc.double({ min: 0.01, max: 1, noNaN: true }),
      age: positive(1, 500),
      horizon: positive(0.01, 500),
    });
    fc.assert(
      fc.property(any, ({ x, share, age, horizon, ...parameters }) => {
        const { expected, probabilities } = paretoNbd.forecaster(parameters);
        const recency = x === 0 ? 0 : share * age;
        const mean = expected(x, recency, age, horizon);
        // So many that nothing is left: only where that can be waited for.
        fc.pre(((parameters.r + x) / (parameters.alpha + age)) * horizon < 30 && parameters.r + x > 0.5);
        const into = new Float64Array(2500);
        probabilities(x, recency, age, horizon, into);
        expect(Math.min(...into)).toBeGreaterThanOrEqual(0);
        expect(into.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 12);
        expect(into.at(-1)!).toBeLessThan(1e-9);
        const tails = into.reduce((sum, p, k) => sum + k * p, 0);
        expect(Math.abs(tails - mean)).toBeLessThan(1e-9 * (1 + mean));
      }),
      { numRuns: 60, seed: 1 },
    );
  });

  test('of counts put all that is left in the last place', () => {
    const [short, long] = [new Float64Array(4), new Float64Array(50)];
    forecaster.probabilities(3, 20, 39, 52, short);
    forecaster.probabilities(3, 20, 39, 52, long);
    for (let k = 0; k < 3; k++) expect(short[k]).toBe(long[k]);
    expect(short[3]).toBeCloseTo(
      long.slice(3).reduce((sum, p) => sum + p, 0),
      12,
    );
    const only = new Float64Array(1);
    forecaster.probabilities(3, 20, 39, 52, only);
    expect(only[0]).toBe(1);
    forecaster.probabilities(3, 20, 39, 0, long);
    expect(long[0]).toBeCloseTo(1, 12);
  });

  test('of counts stay exact for customers of many purchases', () => {
    const into = new Float64Array(3000);
    forecaster.probabilities(10_000, 39, 39, 1, into);
    const mean = into.reduce((sum, p, k) => sum + k * p, 0);
    expect(relativeError(mean, forecaster.expected(10_000, 39, 39, 1))).toBeLessThan(1e-10);
  });

  test('take no longer where all buy at one rate, and where one buys a million times', () => {
    const alike = paretoNbd.forecaster({ r: 1e12, alpha: 1e12, s: 0.5, beta: 10 });
    const into = new Float64Array(60);
    const begin = performance.now();
    alike.probabilities(3, 5, 10, 20, into);
    const mean = into.reduce((sum, p, k) => sum + k * p, 0);
    expect(relativeError(mean, alike.expected(3, 5, 10, 20))).toBeLessThan(1e-10);
    const busy = new Float64Array(4097);
    forecaster.probabilities(1_000_000, 39, 39, 52, busy);
    expect(busy.at(-1)! + busy[0]!).toBeGreaterThan(0.9);
    expect(performance.now() - begin).toBeLessThan(60_000);
  });

  test('are what simulated customers with the same past do', () => {
    const random = seededRandom(21);
    const [watched, horizon] = [39, 26];
    const { fromStart } = paretoNbd.forecaster(truth);
    let [all, count, counted, mean, gone] = [0, 0, 0, 0, 0];
    const seen = new Float64Array(4);
    const told = new Float64Array(4);
    const into = new Float64Array(4);
    const model = paretoNbd.forecaster(truth);
    const customers = 150_000;
    for (let i = 0; i < customers; i++) {
      const times = simulateParetoPurchases(random, truth, watched + horizon);
      const past = times.filter((t) => t <= watched);
      const future = times.length - past.length;
      all += past.length;
      if (past.length !== 3) continue;
      const recency = past.at(-1)!;
      count++;
      counted += future;
      gone += future === 0 ? 1 : 0;
      mean += model.expected(3, recency, watched, horizon);
      model.probabilities(3, recency, watched, horizon, into);
      for (let k = 0; k < 4; k++) told[k]! += into[k]!;
      seen[Math.min(3, future)]!++;
    }
    expect(count).toBeGreaterThan(5000);
    expect(relativeError(all / customers, fromStart(watched))).toBeLessThan(0.015);
    expect(relativeError(counted, mean)).toBeLessThan(0.04);
    expect(gone).toBe(seen[0]);
    for (let k = 0; k < 4; k++) expect(Math.abs(seen[k]! - told[k]!)).toBeLessThan(4 * Math.sqrt(told[k]!));
  });

  test('need positive parameters', () => {
    expect(() => paretoNbd.forecaster({ ...published, s: 0 })).toThrow(RangeError);
    expect(() => paretoNbd.forecaster({ ...published, beta: Number.POSITIVE_INFINITY })).toThrow(RangeError);
  });
});
