import { describe, expect, test } from 'vitest';
import { simulateParetoHistories } from '../../test/simulate-pareto-nbd.ts';
import { integer } from '../random/integer.ts';
import { seededRandom } from '../random/random.ts';
import { normalQuantile } from '../special/normal.ts';
import { paretoNbd } from './pareto-nbd.ts';

const truth = { r: 0.6, alpha: 8, s: 0.7, beta: 14 };

/** How many of the data sets tell an interval, and in how many each parameter lies in its own, on the log scale. */
function coverage(sets: number, customers: number) {
  const held = { r: 0, alpha: 0, s: 0, beta: 0 };
  const reach = normalQuantile(0.975);
  let told = 0;
  for (let set = 0; set < sets; set++) {
    const random = seededRandom(1000 + set);
    const fit = paretoNbd.fit(
      simulateParetoHistories(random, truth, customers, () => integer(random, 26, 78)),
    );
    if (!fit.ok) throw new Error(fit.reason);
    if (!fit.convergence.converged) throw new Error(fit.convergence.notes.join(' '));
    if (fit.logCovariance === undefined) {
      expect(fit.convergence.notes).not.toEqual([]);
      continue;
    }
    told++;
    for (const [i, name] of paretoNbd.parameters.entries()) {
      const error = Math.log(fit.parameters[name] / truth[name]);
      if (Math.abs(error) < reach * Math.sqrt(fit.logCovariance[i * 5]!)) held[name]++;
    }
  }
  return { told, held };
}

describe('95 % intervals of the Pareto/NBD', () => {
  test('hold the parameters in about 95 of 100 bases: a few of them', () => {
    const { told, held } = coverage(20, 1000);
    expect(told).toBe(20);
    for (const count of Object.values(held)) expect(count).toBeGreaterThanOrEqual(16);
  });

  // Of 100 bases chance alone puts one in 25 beyond 98: where a base is cheap, there are 400 of them.
  // Of 300 customers one base in ten cannot rule out that all stop at the same rate: it gets no interval, and says so.
  test.runIf(process.env.ATTUNE_LONG).each([
    [300, 400, 340],
    [3000, 400, 400],
    [30_000, 100, 100],
  ])(
    'at %i customers hold the parameters in 90 to 98 of 100 of %i bases, where there are intervals',
    (customers, sets, least) => {
      const { told, held } = coverage(sets, customers);
      console.info(`${customers} customers: ${told} of ${sets} bases tell intervals, which hold`, held);
      expect(told).toBeGreaterThanOrEqual(least);
      for (const count of Object.values(held)) {
        expect(count / told).toBeGreaterThanOrEqual(0.9);
        expect(count / told).toBeLessThanOrEqual(0.98);
      }
    },
    600_000,
  );
});
