import { describe, expect, test } from 'vitest';
import { relativeError } from '../../test/relative.ts';
import { simulateParetoPurchases } from '../../test/simulate-pareto-nbd.ts';
import { integer } from '../random/integer.ts';
import { normal } from '../random/normal.ts';
import { seededRandom } from '../random/random.ts';
import { logGamma } from '../special/log-gamma.ts';
import { paretoNbd } from './pareto-nbd.ts';
import { fitParetoNbdCovariates, paretoNbdParametersOf } from './pareto-nbd-covariates.ts';
import { blankTerm, paretoNbdTerm } from './pareto-nbd-likelihood.ts';
import type { PurchaseHistories } from './purchase-histories.ts';
import type { Covariates } from './static-covariates.ts';

const truth = {
  r: 0.9,
  alpha: 7,
  s: 0.8,
  beta: 16,
  'alpha.shop': 0.7,
  'alpha.income': 2e-5,
  'beta.shop': -0.6,
  'beta.income': 0,
};
const names = ['shop', 'income'];

function simulated(customers: number, seed: number) {
  const random = seededRandom(seed);
  const [frequency, recency, age, values]: [number[], number[], number[], number[]] = [[], [], [], []];
  for (let i = 0; i < customers; i++) {
    const z = [integer(random, 0, 1), 1000 * Math.round(normal(random, 40, 15))];
    const watched = integer(random, 20, 60);
    const times = simulateParetoPurchases(random, paretoNbdParametersOf(truth, names, z), watched);
    frequency.push(times.length);
    recency.push(times.at(-1) ?? 0);
    age.push(watched);
    values.push(...z);
  }
  return {
    histories: {
      frequency: Float64Array.from(frequency),
      recency: Float64Array.from(recency),
      age: Float64Array.from(age),
      customers: new Float64Array(customers).fill(1),
    },
    covariates: { names, values: Float64Array.from(values) },
  };
}

function fitted(...input: Parameters<typeof fitParetoNbdCovariates>) {
  const fit = fitParetoNbdCovariates(...input);
  if (!fit.ok) throw new Error(fit.reason);
  return fit;
}

/** By the definition: every customer a Pareto/NBD of their own. */
function logLikelihood(
  parameters: Readonly<Record<string, number>>,
  { frequency, recency, age }: PurchaseHistories,
  { values }: Covariates,
): number {
  const term = blankTerm();
  return frequency.reduce((sum, x, i) => {
    const z = values.subarray(2 * i, 2 * i + 2);
    const { r, alpha, s, beta } = paretoNbdParametersOf(parameters, names, z);
    paretoNbdTerm(r, alpha, s, beta, x, recency[i]!, age[i]!, term);
    return sum + term.value + logGamma(r + x) - logGamma(r);
  }, 0);
}

describe('Pareto/NBD with covariates', () => {
  test('finds simulated coefficients again, each in its own unit', () => {
    const { histories, covariates } = simulated(8000, 8);
    const fit = fitted(histories, covariates);
    expect(fit.convergence).toMatchObject({ converged: true, identified: true, notes: [] });
    const keys = Object.keys(fit.parameters);
    expect(keys).toEqual(Object.keys(truth));
    for (const [i, name] of keys.entries()) {
      const error = fit.standardErrors![name]!;
      expect(Math.abs(fit.parameters[name]! - truth[name as keyof typeof truth])).toBeLessThan(3.5 * error);
      const variance = fit.logCovariance![i * keys.length + i]!;
      expect(relativeError(Math.sqrt(variance) * (i < 4 ? fit.parameters[name]! : 1), error)).toBeLessThan(
        1e-10,
      );
    }
    expect(fit.standardErrors!['alpha.shop']).toBeLessThan(0.1);
  });

  test('its likelihood is the definition’s, and falls on every side', () => {
    const { histories, covariates } = simulated(1500, 2);
    const fit = fitted(histories, covariates);
    const top = logLikelihood(fit.parameters, histories, covariates);
    expect(relativeError(fit.logLikelihood, top)).toBeLessThan(1e-12);
    for (const [i, name] of Object.keys(fit.parameters).entries())
      for (const side of [-1, 1]) {
        const step = side * 0.3 * Math.sqrt(fit.logCovariance![i * 9]!);
        const value = fit.parameters[name]!;
        const moved = { ...fit.parameters, [name]: i < 4 ? value * Math.exp(step) : value + step };
        expect(logLikelihood(moved, histories, covariates)).toBeLessThan(top);
      }
  });

  test('without covariates, and with those that do nothing, it is the Pareto/NBD', () => {
    const { histories } = simulated(1500, 3);
    const plain = paretoNbd.fit(histories);
    if (!plain.ok) throw new Error(plain.reason);
    const fit = fitted(histories, { names: [], values: new Float64Array(0) });
    expect(relativeError(fit.logLikelihood, plain.logLikelihood)).toBeLessThan(1e-12);
    for (const name of paretoNbd.parameters) {
      expect(relativeError(fit.parameters[name]!, plain.parameters[name])).toBeLessThan(1e-5);
      expect(relativeError(fit.standardErrors![name]!, plain.standardErrors![name])).toBeLessThan(1e-4);
    }
    const zero = { ...plain.parameters, 'alpha.coin': 0, 'beta.coin': 0 };
    expect(paretoNbdParametersOf(zero, ['coin'], [1])).toEqual(plain.parameters);
    const random = seededRandom(4);
    const coin = Float64Array.from(histories.age, () => integer(random, 0, 1));
    const gain = fitted(histories, { names: ['coin'], values: coin }).logLikelihood - plain.logLikelihood;
    // Twice the gain is χ² with 2 degrees of freedom: 13.8 once in a thousand.
    expect(gain).toBeGreaterThanOrEqual(0);
    expect(2 * gain).toBeLessThan(13.8);
  });

  test('weights are repetition', () => {
    const { histories, covariates } = simulated(1000, 6);
    const doubled = fitted({ ...histories, customers: histories.customers.map((w) => 2 * w) }, covariates);
    const twice = (column: Float64Array) => Float64Array.of(...column, ...column);
    const repeated = fitted(
      {
        frequency: twice(histories.frequency),
        recency: twice(histories.recency),
        age: twice(histories.age),
        customers: twice(histories.customers),
      },
      { names, values: twice(covariates.values) },
    );
    expect(relativeError(doubled.logLikelihood, repeated.logLikelihood)).toBeLessThan(1e-12);
    for (const name of ['alpha.shop', 'beta.shop', 'alpha', 'beta'])
      expect(relativeError(doubled.parameters[name]!, repeated.parameters[name]!)).toBeLessThan(1e-5);
  });

  test('says when two covariates are one, and refuses one that is the same for everybody', () => {
    const { histories, covariates } = simulated(800, 5);
    const pair = Float64Array.from(covariates.values, (_, i) => covariates.values[i - (i % 2)]!);
    const fit = fitted(histories, { names: ['shop', 'shop again'], values: pair });
    expect(fit.convergence.identified).toBe(false);
    expect(fit.standardErrors).toBeUndefined();
    expect(fit.convergence.notes).not.toEqual([]);
    const same = { names: ['earth'], values: new Float64Array(800).fill(1 / 3) };
    expect(fitParetoNbdCovariates(histories, same)).toEqual({ ok: false, reason: 'constant-covariate' });
    expect(() => fitParetoNbdCovariates(histories, { names, values: new Float64Array(3) })).toThrow(
      RangeError,
    );
    expect(() => fitParetoNbdCovariates(histories, { names: ['a', 'a'], values: covariates.values })).toThrow(
      RangeError,
    );
    expect(() =>
      fitParetoNbdCovariates(histories, { names, values: covariates.values.map(() => Number.NaN) }),
    ).toThrow(RangeError);
    expect(() => paretoNbdParametersOf({ r: 1 }, names, [0, 0])).toThrow('alpha');
  });

  test('refuses what the model refuses', () => {
    const nobody = { frequency: 0, recency: 0, age: 9, customers: 50 };
    const column = (value: number) => new Float64Array(2).fill(value);
    const rows = {
      frequency: column(nobody.frequency),
      recency: column(nobody.recency),
      age: column(nobody.age),
      customers: column(nobody.customers),
    };
    expect(fitParetoNbdCovariates(rows, { names: ['shop'], values: Float64Array.of(0, 1) })).toEqual({
      ok: false,
      reason: 'no-repeat-purchases',
    });
  });
});
