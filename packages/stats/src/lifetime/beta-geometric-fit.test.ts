import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hostileHistories } from '../../test/hostile-histories.ts';
import { relativeError } from '../../test/relative.ts';
import { histories, simulateHistories } from '../../test/simulate-beta-geometric.ts';
import { integer } from '../random/integer.ts';
import { seededRandom } from '../random/random.ts';
import { bgNbd } from './bg-nbd.ts';
import { mbgNbd } from './mbg-nbd.ts';
import type { PurchaseHistories } from './purchase-histories.ts';

const models = [
  { model: bgNbd, firstChances: 0 },
  { model: mbgNbd, firstChances: 1 },
] as const;

/** Customers who are all alike, or of two kinds. */
const degenerate = [
  histories([[2, 10, 20, 100]]),
  histories([[1, 10, 40, 500]]),
  histories([
    [0, 0, 50, 100],
    [10, 50, 50, 100],
  ]),
  histories([
    [1, 1e-3, 100, 50],
    [0, 0, 100, 50],
    [2, 2e-3, 100, 20],
  ]),
];

function fitted(model: typeof bgNbd, rows: PurchaseHistories) {
  const fit = model.fit(rows);
  if (!fit.ok) throw new Error(fit.reason);
  return fit;
}

describe.each(models)('$model.name', ({ model, firstChances }) => {
  const truth = { r: 0.6, alpha: 8, a: 0.8, b: 2.2 };

  test('finds the parameters of a simulated base again', () => {
    const random = seededRandom(11);
    const rows = simulateHistories(random, truth, firstChances, 20_000, () => integer(random, 20, 60));
    const fit = fitted(model, rows);
    expect(fit.convergence).toMatchObject({ converged: true, identified: true, notes: [] });
    expect(fit.convergence.startsReachingBest).toBe(fit.convergence.starts);
    for (const [i, name] of model.parameters.entries()) {
      const spread = Math.sqrt(fit.logCovariance![i * 4 + i]!);
      expect(Math.abs(Math.log(fit.parameters[name] / truth[name]))).toBeLessThan(4 * spread);
      expect(fit.standardErrors![name]).toBeCloseTo(spread * fit.parameters[name], 10);
      expect(spread).toBeLessThan(0.3);
    }
  });

  test('does not depend on the unit of time, nor on how equal customers are written down', () => {
    const random = seededRandom(5);
    const rows = simulateHistories(random, truth, firstChances, 2000, () => integer(random, 20, 60));
    const fit = fitted(model, rows);
    const days = { ...rows, recency: rows.recency.map((t) => 7 * t), age: rows.age.map((t) => 7 * t) };
    const inDays = fitted(model, days);
    expect(relativeError(inDays.parameters.alpha, 7 * fit.parameters.alpha)).toBeLessThan(1e-6);
    expect(relativeError(inDays.parameters.b, fit.parameters.b)).toBeLessThan(1e-6);
    const doubled = fitted(model, { ...rows, customers: rows.customers.map((w) => 2 * w) });
    const twice = (column: Float64Array) => Float64Array.of(...column, ...column);
    const repeated = fitted(model, {
      frequency: twice(rows.frequency),
      recency: twice(rows.recency),
      age: twice(rows.age),
      customers: twice(rows.customers),
    });
    expect(relativeError(doubled.logLikelihood, repeated.logLikelihood)).toBeLessThan(1e-12);
    for (const name of model.parameters)
      expect(relativeError(doubled.parameters[name], repeated.parameters[name])).toBeLessThan(1e-6);
  });

  test('finds the same top on a thinned base first', () => {
    const random = seededRandom(6);
    const rows = simulateHistories(random, truth, firstChances, 30_000, () => integer(random, 200, 400) / 7);
    expect(rows.age.length).toBeGreaterThan(10_000);
    const fit = fitted(model, rows);
    expect(fit.convergence).toMatchObject({ converged: true, identified: true, starts: 4 });
    expect(fit.convergence.gradient).toBeLessThan(1e-7);
  });

  test('refuses nobody, one customer, no time and one-timers', () => {
    const reason = (...rows: [number, number, number, number?][]) => model.fit(histories(rows));
    expect(reason()).toEqual({ ok: false, reason: 'too-few-customers' });
    expect(reason([3, 2, 10])).toEqual({ ok: false, reason: 'too-few-customers' });
    expect(reason([0, 0, 0, 5])).toEqual({ ok: false, reason: 'no-time' });
    expect(reason([0, 0, 10, 500], [0, 0, 20, 50])).toEqual({ ok: false, reason: 'no-repeat-purchases' });
    expect(() => reason([2, 0, 10])).toThrow(RangeError);
    expect(() => reason([1, 11, 10])).toThrow(RangeError);
  });

  test('says so when nobody seems to stop', () => {
    const random = seededRandom(3);
    const rows = simulateHistories(random, { r: 2, alpha: 4, a: 1e-9, b: 1 }, 0, 3000, () => 40);
    const fit = fitted(model, rows);
    expect(fit.convergence.identified).toBe(false);
    expect(fit.standardErrors).toBeUndefined();
    expect(fit.convergence.notes.join(' ')).toContain('Nobody seems to stop buying');
    expect(relativeError(fit.parameters.r / fit.parameters.alpha, 0.5)).toBeLessThan(0.05);
  });

  test('says so when all buy at one rate, or stop with one chance', () => {
    const random = seededRandom(4);
    const alike = { r: 1e6, alpha: 2e6, a: 1, b: 3 };
    const sameRate = fitted(
      model,
      simulateHistories(random, alike, firstChances, 2000, () => 40),
    );
    const sameChance = fitted(
      model,
      simulateHistories(random, { r: 2, alpha: 4, a: 1e6, b: 3e6 }, firstChances, 2000, () => 40),
    );
    const words = [
      [sameRate, 'buy at the same rate'],
      [sameChance, 'the same chance to stop'],
    ] as const;
    for (const [fit, said] of words)
      if (fit.convergence.identified) expect(fit.convergence.notes).toEqual([]);
      else expect(fit.convergence.notes.join(' ')).toContain(said);
  });

  test('comes to rest on bases where a simpler model says as much, and says one thing of each kind', () => {
    for (const rows of degenerate) {
      const { convergence } = fitted(model, rows);
      expect(convergence).toMatchObject({ converged: true, identified: false });
      const notes = convergence.notes.join(' ');
      expect(notes).not.toMatch(/search/);
      expect(notes.match(/chances? to stop|first chance/g)?.length ?? 0).toBeLessThanOrEqual(2);
    }
  });

  test('refuses or says what is wrong, whatever the base', () => {
    fc.assert(
      fc.property(hostileHistories, (rows) => {
        const fit = model.fit(rows);
        if (!fit.ok) return;
        const { parameters, standardErrors, logLikelihood, convergence } = fit;
        for (const name of model.parameters) {
          expect(parameters[name]).toBeGreaterThan(0);
          expect(parameters[name]).toBeLessThan(Number.POSITIVE_INFINITY);
          if (standardErrors) expect(standardErrors[name]).toBeGreaterThan(0);
        }
        expect(Number.isFinite(logLikelihood)).toBe(true);
        expect(standardErrors !== undefined).toBe(convergence.identified);
        if (!convergence.converged || !convergence.identified) expect(convergence.notes).not.toHaveLength(0);
        const forecaster = model.forecaster(parameters);
        for (let i = 0; i < Math.min(5, rows.age.length); i++) {
          const [x, last, T] = [rows.frequency[i]!, rows.recency[i]!, rows.age[i]!];
          const alive = forecaster.alive(x, last, T);
          expect(alive).toBeGreaterThanOrEqual(0);
          expect(alive).toBeLessThanOrEqual(1);
          const expected = forecaster.expected(x, last, T, Math.max(1, T));
          expect(expected).toBeGreaterThanOrEqual(0);
          expect(expected).toBeLessThan(Number.POSITIVE_INFINITY);
        }
      }),
      { numRuns: process.env.ATTUNE_LONG ? 1000 : 100, seed: 2 },
    );
  }, 600_000);
});
