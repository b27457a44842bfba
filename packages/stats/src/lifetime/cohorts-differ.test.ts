import { describe, expect, test } from 'vitest';
import { gamma } from '../random/gamma.ts';
import { poisson } from '../random/poisson.ts';
import { seededRandom } from '../random/random.ts';
import { cohortsDiffer } from './cohorts-differ.ts';
import { fitGammaGamma, type GammaGammaParameters } from './gamma-gamma.ts';

const fit = (logLikelihood: number, customers: number, converged = true) => ({
  logLikelihood,
  customers,
  parameters: { p: 1, q: 1, v: 1 },
  convergence: { converged },
});

/** Spends of one cohort a set of parameters. */
function spending(seed: number, cohorts: readonly GammaGammaParameters[], people: number) {
  const random = seededRandom(seed);
  const fits = cohorts.map(({ p, q, v }) => {
    const purchases = new Float64Array(people).map(() => 1 + poisson(random, 2));
    return { purchases, mean: purchases.map((x) => gamma(random, p * x, gamma(random, q, v)) / x) };
  });
  const fitted = (purchases: Float64Array, mean: Float64Array) => {
    const found = fitGammaGamma({ purchases, mean, customers: purchases.map(() => 1) });
    if (!found.ok) throw new Error(found.reason);
    return found;
  };
  const together = (of: (cohort: (typeof fits)[number]) => Float64Array) =>
    Float64Array.from(fits.flatMap((cohort) => [...of(cohort)]));
  return cohortsDiffer(
    fitted(
      together((cohort) => cohort.purchases),
      together((cohort) => cohort.mean),
    ),
    fits.map(({ purchases, mean }) => fitted(purchases, mean)),
  );
}

const law = { p: 6, q: 4, v: 15 };

describe('whether cohorts differ', () => {
  test('is told by the χ² distribution of twice the gain', () => {
    // The upper 5 % point of χ² with 3 degrees of freedom is 7.814728.
    const found = cohortsDiffer(fit(-100, 50), [fit(-50, 20), fit(-50 + 7.814728 / 2, 30)]);
    expect(found).toMatchObject({ ok: true, degreesOfFreedom: 3, verdict: 'alike' });
    if (found.ok) expect(found.pValue).toBeCloseTo(0.05, 6);
  });

  test('weighs how much beside how surely', () => {
    const with1000 = (gain: number) =>
      cohortsDiffer(fit(-1000, 1000), [fit(-500, 500), fit(-500 + gain, 500)]);
    expect(with1000(2)).toMatchObject({ verdict: 'alike' });
    expect(with1000(9)).toMatchObject({ verdict: 'slightly' });
    expect(with1000(12)).toMatchObject({ verdict: 'differ' });
  });

  test('finds cohorts of one law alike as often as it should, and those of two laws different', () => {
    let [alarms, sum] = [0, 0];
    for (let seed = 0; seed < 60; seed++) {
      const found = spending(seed, [law, law], 300);
      if (!found.ok) throw new Error(found.reason);
      sum += found.pValue;
      if (found.pValue < 0.05) alarms++;
    }
    expect(alarms).toBeLessThanOrEqual(8);
    expect(Math.abs(sum / 60 - 0.5)).toBeLessThan(0.12);
    expect(spending(1, [law, { ...law, v: 30 }], 300)).toMatchObject({ verdict: 'differ' });
  });

  test('has no answer of one cohort or of searches that did not end', () => {
    expect(cohortsDiffer(fit(-10, 5), [fit(-10, 5)])).toEqual({
      ok: false,
      reason: 'fewer-than-two-cohorts',
    });
    const broken = { ok: false, reason: 'not-converged' };
    expect(cohortsDiffer(fit(-10, 10), [fit(-5, 5), fit(-5, 5, false)])).toEqual(broken);
    expect(cohortsDiffer(fit(-10, 10), [fit(-6, 5), fit(-6, 5)])).toEqual(broken);
    expect(() => cohortsDiffer(fit(-10, 11), [fit(-5, 5), fit(-5, 5)])).toThrow(RangeError);
  });
});
