import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hostileHistories } from '../../test/hostile-histories.ts';
import { relativeError } from '../../test/relative.ts';
import { simulatePurchases } from '../../test/simulate-beta-geometric.ts';
import { integer } from '../random/integer.ts';
import { normal } from '../random/normal.ts';
import { seededRandom } from '../random/random.ts';
import { bgNbd } from './bg-nbd.ts';
import { bgNbdParametersOf, fitBgNbdCovariates } from './bg-nbd-covariates.ts';

const truth = {
  r: 0.9,
  alpha: 7,
  a: 0.6,
  b: 2,
  'alpha.shop': 0.7,
  'alpha.income': 2e-5,
  'a.shop': -0.4,
  'a.income': 0,
  'b.shop': 0.3,
  'b.income': 0,
};
const names = ['shop', 'income'];

function simulated(customers: number, seed: number) {
  const random = seededRandom(seed);
  const [frequency, recency, age, values]: [number[], number[], number[], number[]] = [[], [], [], []];
  for (let i = 0; i < customers; i++) {
    const z = [integer(random, 0, 1), 1000 * Math.round(normal(random, 40, 15))];
    const watched = integer(random, 20, 60);
    const times = simulatePurchases(random, bgNbdParametersOf(truth, names, z), 0, watched);
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

function fitted(...input: Parameters<typeof fitBgNbdCovariates>) {
  const fit = fitBgNbdCovariates(...input);
  if (!fit.ok) throw new Error(fit.reason);
  return fit;
}

describe('BG/NBD with covariates', () => {
  test('finds simulated coefficients again, each in its own unit', () => {
    const { histories, covariates } = simulated(12_000, 8);
    const fit = fitted(histories, covariates);
    expect(fit.convergence).toMatchObject({ converged: true, identified: true });
    const keys = Object.keys(fit.parameters);
    expect(keys).toEqual(Object.keys(truth));
    for (const [i, name] of keys.entries()) {
      const of = truth[name as keyof typeof truth];
      const error = fit.standardErrors![name]!;
      expect(Math.abs(fit.parameters[name]! - of)).toBeLessThan(4 * error);
      const variance = fit.logCovariance![i * keys.length + i]!;
      expect(relativeError(Math.sqrt(variance) * (i < 4 ? fit.parameters[name]! : 1), error)).toBeLessThan(
        1e-10,
      );
    }
    expect(fit.standardErrors!['alpha.shop']).toBeLessThan(0.1);
  });

  test('without covariates it is the BG/NBD', () => {
    const { histories } = simulated(1500, 3);
    const [fit, plain] = [
      fitted(histories, { names: [], values: new Float64Array(0) }),
      bgNbd.fit(histories),
    ];
    if (!plain.ok) throw new Error(plain.reason);
    expect(relativeError(fit.logLikelihood, plain.logLikelihood)).toBeLessThan(1e-12);
    for (const name of bgNbd.parameters) {
      expect(relativeError(fit.parameters[name]!, plain.parameters[name])).toBeLessThan(1e-5);
      expect(relativeError(fit.standardErrors![name]!, plain.standardErrors![name])).toBeLessThan(1e-4);
    }
    expect(bgNbdParametersOf({ ...truth, ...plain.parameters }, [], [])).toEqual(plain.parameters);
  });

  test('a covariate that says nothing adds next to nothing; coefficients of 0 are the BG/NBD', () => {
    const { histories } = simulated(1500, 3);
    const random = seededRandom(4);
    const noise = Float64Array.from({ length: 1500 }, () => integer(random, 0, 1));
    const [fit, plain] = [fitted(histories, { names: ['coin'], values: noise }), bgNbd.fit(histories)];
    if (!plain.ok) throw new Error(plain.reason);
    const gain = fit.logLikelihood - plain.logLikelihood;
    // Twice the gain is χ² with 3 degrees of freedom: 16.3 once in a thousand.
    expect(gain).toBeGreaterThanOrEqual(0);
    expect(2 * gain).toBeLessThan(16.3);
    const zero = { ...plain.parameters, 'alpha.coin': 0, 'a.coin': 0, 'b.coin': 0 };
    expect(bgNbdParametersOf(zero, ['coin'], [1])).toEqual(plain.parameters);
  });

  test('does not depend on where a covariate is counted from', () => {
    const { histories, covariates } = simulated(2000, 9);
    const moved = {
      names,
      values: covariates.values.map((value, i) => (i % 2 === 0 ? value : value / 1000 - 40)),
    };
    const [fit, other] = [fitted(histories, covariates), fitted(histories, moved)];
    expect(
      relativeError(other.parameters['alpha.income']!, 1000 * fit.parameters['alpha.income']!),
    ).toBeLessThan(1e-4);
    const [one, two] = [
      bgNbdParametersOf(fit.parameters, names, [1, 52_000]),
      bgNbdParametersOf(other.parameters, names, [1, 12]),
    ];
    for (const name of bgNbd.parameters) expect(relativeError(two[name], one[name])).toBeLessThan(1e-4);
  });

  test('refuses a covariate that is the same for everybody, and says when two are one', () => {
    const { histories } = simulated(800, 5);
    expect(
      fitBgNbdCovariates(histories, { names: ['one'], values: new Float64Array(800).fill(3.3) }),
    ).toEqual({
      ok: false,
      reason: 'constant-covariate',
    });
    const random = seededRandom(6);
    const twins = Float64Array.from({ length: 1600 });
    for (let i = 0; i < 800; i++) twins[2 * i] = twins[2 * i + 1] = integer(random, 0, 4);
    const fit = fitted(histories, { names: ['one', 'two'], values: twins });
    expect(fit.convergence.identified).toBe(false);
    expect(fit.standardErrors).toBeUndefined();
    expect(fit.convergence.notes.join(' ')).toMatch(/one.* and .*two/);
    expect(() => fitBgNbdCovariates(histories, { names: ['one'], values: new Float64Array(3) })).toThrow(
      RangeError,
    );
    expect(() => fitBgNbdCovariates(histories, { names: ['one', 'one'], values: twins })).toThrow(RangeError);
  });

  test('refuses or says what is wrong, whatever the base', () => {
    const covariate = fc.oneof(
      fc.integer({ min: 0, max: 1 }),
      fc.double({ min: -1e6, max: 1e6, noNaN: true }),
    );
    const input = hostileHistories.chain((rows) =>
      fc.tuple(
        fc.constant(rows),
        fc.array(covariate, { minLength: rows.age.length, maxLength: rows.age.length }),
      ),
    );
    fc.assert(
      fc.property(input, ([rows, values]) => {
        const fit = fitBgNbdCovariates(rows, { names: ['z'], values: Float64Array.from(values) });
        if (!fit.ok) return;
        expect(Object.values(fit.parameters).every(Number.isFinite)).toBe(true);
        expect(Number.isFinite(fit.logLikelihood)).toBe(true);
        expect(fit.standardErrors !== undefined).toBe(fit.convergence.identified);
        if (!fit.convergence.identified) expect(fit.convergence.notes).not.toHaveLength(0);
      }),
      { numRuns: process.env.ATTUNE_LONG ? 1000 : 40, seed: 3 },
    );
  }, 600_000);
});
