import { describe, expect, test } from 'vitest';
import { simulateHistories } from '../../test/simulate-beta-geometric.ts';
import { integer } from '../random/integer.ts';
import { seededRandom } from '../random/random.ts';
import { betaGeometricIntervals } from './beta-geometric-fit.ts';
import { bgNbd } from './bg-nbd.ts';
import { mbgNbd } from './mbg-nbd.ts';

const sizes = process.env.ATTUNE_LONG ? [300, 3000, 30_000] : [300];
const bases = 100;
const truth = { r: 1.2, alpha: 3, a: 1, b: 2.5 };

describe.each([
  { model: bgNbd, firstChances: 0 },
  { model: mbgNbd, firstChances: 1 },
] as const)('$model.name', ({ model, firstChances }) => {
  test.each(sizes)(
    'of %d customers: 95 percent intervals cover the parameters',
    (customers) => {
      const random = seededRandom(77);
      const covering = new Map(model.parameters.map((name) => [name, 0]));
      for (let base = 0; base < bases; base++) {
        const rows = simulateHistories(random, truth, firstChances, customers, () => integer(random, 40, 80));
        const fit = model.fit(rows);
        if (!fit.ok || fit.logCovariance === undefined) throw new Error(`Base ${base} has no intervals.`);
        for (const [i, name] of model.parameters.entries()) {
          const reach = 1.96 * Math.sqrt(fit.logCovariance[i * 4 + i]!);
          if (Math.abs(Math.log(fit.parameters[name] / truth[name])) < reach)
            covering.set(name, covering.get(name)! + 1);
        }
      }
      for (const count of covering.values()) {
        expect(count / bases).toBeGreaterThanOrEqual(0.9);
        expect(count / bases).toBeLessThanOrEqual(0.98);
      }
    },
    600_000,
  );
});

describe('where few bought again', () => {
  const few = { r: 0.525, alpha: 6.18, a: 0.891, b: 1.614 };

  test.each([
    { model: bgNbd, firstChances: 0 },
    { model: mbgNbd, firstChances: 1 },
  ] as const)(
    'intervals of $model.name by the profile likelihood cover, also where there are no standard errors',
    ({ model, firstChances }) => {
      const random = seededRandom(5);
      const rounds = process.env.ATTUNE_LONG ? 400 : 60;
      const covering = new Map(model.parameters.map((name) => [name, 0]));
      for (let round = 0; round < rounds; round++) {
        const rows = simulateHistories(random, few, firstChances, 300, () => integer(random, 27, 39));
        const fit = model.fit(rows);
        if (!fit.ok) throw new Error(fit.reason);
        const intervals = betaGeometricIntervals(rows, firstChances, fit);
        for (const name of model.parameters) {
          const { low, high } = intervals[name];
          expect(low).toBeLessThanOrEqual(fit.parameters[name]);
          expect(high).toBeGreaterThanOrEqual(fit.parameters[name]);
          if (low <= few[name] && few[name] <= high) covering.set(name, covering.get(name)! + 1);
        }
      }
      for (const count of covering.values()) {
        // 60 bases leave 3 % to chance.
        expect(count / rounds).toBeGreaterThanOrEqual(process.env.ATTUNE_LONG ? 0.92 : 0.85);
        if (process.env.ATTUNE_LONG) expect(count / rounds).toBeLessThanOrEqual(0.98);
      }
    },
    600_000,
  );
});
