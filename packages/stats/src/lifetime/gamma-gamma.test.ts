import { describe, expect, test } from 'vitest';
import { relativeError } from '../../test/relative.ts';
import { gamma } from '../random/gamma.ts';
import { integer } from '../random/integer.ts';
import { poisson } from '../random/poisson.ts';
import { seededRandom } from '../random/random.ts';
import { logGamma } from '../special/log-gamma.ts';
import {
  fitGammaGamma,
  type GammaGammaParameters,
  type SpendHistories,
  spendForecaster,
} from './gamma-gamma.ts';

const published: GammaGammaParameters = { p: 6.25, q: 3.74, v: 15.44 };

function simulated(people: number, { p, q, v }: GammaGammaParameters, seed: number): SpendHistories {
  const random = seededRandom(seed);
  const purchases = new Float64Array(people);
  const mean = new Float64Array(people);
  for (let i = 0; i < people; i++) {
    purchases[i] = 1 + poisson(random, gamma(random, 1, 0.5));
    mean[i] = gamma(random, p * purchases[i]!, gamma(random, q, v)) / purchases[i]!;
  }
  return { purchases, mean, customers: new Float64Array(people).fill(1) };
}

function fitted(histories: SpendHistories) {
  const fit = fitGammaGamma(histories);
  if (!fit.ok) throw new Error(fit.reason);
  return fit;
}

const logDensityOfGamma = (x: number, shape: number, rate: number) =>
  shape * Math.log(rate) - logGamma(shape) + (shape - 1) * Math.log(x) - rate * x;

/** The definition: the mean of x spends with rate ν is Gamma(p·x, ν·x), averaged over ν by the trapezoid rule in log ν. */
function density(x: number, mean: number, { p, q, v }: GammaGammaParameters): number {
  const step = 0.05;
  let sum = 0;
  for (let log = -9; log < 6; log += step) {
    const nu = Math.exp(log);
    sum += Math.exp(logDensityOfGamma(mean, p * x, nu * x) + logDensityOfGamma(nu, q, v) + log) * step;
  }
  return sum;
}

function definedLogLikelihood(
  { purchases, mean, customers }: SpendHistories,
  parameters: GammaGammaParameters,
) {
  return purchases.reduce((sum, x, i) => sum + customers[i]! * Math.log(density(x, mean[i]!, parameters)), 0);
}

describe('gamma-gamma', () => {
  const data = simulated(80, published, 4);
  const fit = fitted(data);

  test('its log-likelihood is the definition’s, and no place around is higher', () => {
    const top = definedLogLikelihood(data, fit.parameters);
    expect(relativeError(fit.logLikelihood, top)).toBeLessThan(1e-9);
    for (const name of ['p', 'q', 'v'] as const) {
      const [up, down] = [1.001, 0.999].map((factor) =>
        definedLogLikelihood(data, { ...fit.parameters, [name]: fit.parameters[name] * factor }),
      ) as [number, number];
      expect(Math.abs(up - down) / 0.002).toBeLessThan(1e-3);
      expect(Math.max(up, down)).toBeLessThan(top);
    }
  });

  test('its standard errors are the curvature’s of the definition', () => {
    const names = ['p', 'q', 'v'] as const;
    const h = 0.01;
    const at = (moves: readonly (readonly [(typeof names)[number], number])[]) => {
      const moved = { ...fit.parameters };
      for (const [name, by] of moves) moved[name] *= Math.exp(by);
      return definedLogLikelihood(data, moved);
    };
    const information = names.map((one) =>
      names.map(
        (other) =>
          -(
            at([
              [one, h],
              [other, h],
            ]) -
            at([
              [one, h],
              [other, -h],
            ]) -
            at([
              [one, -h],
              [other, h],
            ]) +
            at([
              [one, -h],
              [other, -h],
            ])
          ) /
          (4 * h * h),
      ),
    );
    // Covariance × information = identity.
    for (let i = 0; i < 3; i++)
      for (let j = 0; j < 3; j++) {
        const product = names.reduce(
          (sum, _, k) => sum + fit.logCovariance![i * 3 + k]! * information[k]![j]!,
          0,
        );
        expect(product).toBeCloseTo(i === j ? 1 : 0, 1);
      }
    for (const [i, name] of names.entries())
      expect(
        relativeError(
          fit.standardErrors![name],
          fit.parameters[name] * Math.sqrt(fit.logCovariance![i * 4]!),
        ),
      ).toBeLessThan(1e-12);
  });

  test('weights equal repetition', () => {
    const twice = fitted({ ...data, customers: data.customers.map(() => 2) });
    const repeated = fitted({
      purchases: Float64Array.of(...data.purchases, ...data.purchases),
      mean: Float64Array.of(...data.mean, ...data.mean),
      customers: Float64Array.of(...data.customers, ...data.customers),
    });
    for (const name of ['p', 'q', 'v'] as const)
      expect(relativeError(twice.parameters[name], repeated.parameters[name])).toBeLessThan(1e-8);
    expect(relativeError(twice.logLikelihood, repeated.logLikelihood)).toBeLessThan(1e-12);
  });

  test('another currency changes v and nothing else', () => {
    const rupiah = fitted({ ...data, mean: data.mean.map((mean) => mean * 16_000) });
    expect(relativeError(rupiah.parameters.v, fit.parameters.v * 16_000)).toBeLessThan(1e-7);
    expect(relativeError(rupiah.parameters.p, fit.parameters.p)).toBeLessThan(1e-7);
    expect(relativeError(rupiah.standardErrors!.v, fit.standardErrors!.v * 16_000)).toBeLessThan(1e-4);
    expect(rupiah.convergence.identified).toBe(true);
  });

  test('many rows, searched through a part of them, end where all of them end', () => {
    const many = simulated(25_000, published, 9);
    const all = fitted(many);
    const half = (values: Float64Array) => values.subarray(0, 12_500);
    const twice = (values: Float64Array) => Float64Array.of(...half(values), ...half(values));
    const doubled = fitted({
      purchases: twice(many.purchases),
      mean: twice(many.mean),
      customers: twice(many.customers),
    });
    // Few enough rows to be searched all at once.
    const weighted = fitted({
      purchases: half(many.purchases),
      mean: half(many.mean),
      customers: half(many.customers).map(() => 2),
    });
    expect(relativeError(doubled.parameters.p, weighted.parameters.p)).toBeLessThan(1e-7);
    for (const name of ['p', 'q', 'v'] as const)
      expect(Math.abs(all.parameters[name] - published[name])).toBeLessThan(4 * all.standardErrors![name]);
    expect(all.convergence).toMatchObject({ converged: true, starts: 4, startsReachingBest: 4 });
  });

  test('says in words what the data cannot tell', () => {
    const [purchases, customers] = [Float64Array.of(1, 2, 3), Float64Array.of(5, 5, 5)];
    expect(fitGammaGamma({ purchases, customers, mean: Float64Array.of(20, 20, 20) })).toEqual({
      ok: false,
      reason: 'no-variation',
    });
    const nobody = new Float64Array(0);
    expect(fitGammaGamma({ purchases: nobody, mean: nobody, customers: nobody })).toEqual({
      ok: false,
      reason: 'too-few-customers',
    });
    const random = seededRandom(1);
    const x = Float64Array.from({ length: 400 }, (_, i) => 1 + (i % 8));
    const one = x.map(() => 1);
    const alike = fitted({ purchases: x, mean: x.map((n) => gamma(random, 3 * n, 0.1) / n), customers: one });
    expect(alike.standardErrors).toBeUndefined();
    expect(alike.convergence.notes.join(' ')).toContain('Customers do not differ');
    const same = fitted({ purchases: x, mean: x.map(() => 1 / gamma(random, 3, 0.1)), customers: one });
    expect(same.standardErrors).toBeUndefined();
    expect(same.convergence.notes.join(' ')).toContain('the same amount every time');
    const heavy = fitted(simulated(3000, { p: 3, q: 0.7, v: 5 }, 2));
    expect(heavy.convergence.notes.join(' ')).toContain('no finite value');
    expect(spendForecaster(heavy.parameters)).toEqual({ ok: false, reason: 'no-mean' });
  });

  test('never fails silently on hostile data', () => {
    const runs = process.env.ATTUNE_LONG ? 1000 : 100;
    for (let seed = 0; seed < runs; seed++) {
      const random = seededRandom(seed);
      const people = integer(random, 1, 40);
      const scale = 10 ** integer(random, -6, 9);
      const spread = [1e-12, 1e-6, 0.1, 1, 5][integer(random, 0, 4)]!;
      const draw = (of: () => number) => Float64Array.from({ length: people }, of);
      const found = fitGammaGamma({
        purchases: draw(() => 1 + poisson(random, integer(random, 0, 1) * 50)),
        mean: draw(() => scale * Math.exp(spread * integer(random, -3, 3))),
        customers: draw(() => integer(random, 0, 3)),
      });
      if (!found.ok) continue;
      const { parameters, standardErrors, convergence, logLikelihood } = found;
      for (const value of [...Object.values(parameters), logLikelihood]) expect(value).not.toBeNaN();
      expect(Math.min(parameters.p, parameters.q, parameters.v)).toBeGreaterThan(0);
      if (convergence.converged && convergence.identified)
        expect(Object.values(standardErrors!).every((error) => error > 0 && error < 1e300)).toBe(true);
      else expect(convergence.notes).not.toEqual([]);
    }
  });

  test('refuses arguments that cannot be', () => {
    const one = Float64Array.of(1);
    expect(() => fitGammaGamma({ purchases: one, mean: Float64Array.of(0), customers: one })).toThrow(
      RangeError,
    );
    expect(() => fitGammaGamma({ purchases: Float64Array.of(0), mean: one, customers: one })).toThrow(
      RangeError,
    );
    expect(() => fitGammaGamma({ purchases: one, mean: new Float64Array(2), customers: one })).toThrow(
      RangeError,
    );
    expect(() => spendForecaster({ ...published, p: 0 })).toThrow(RangeError);
  });
});

describe('expected spend', () => {
  const spend = spendForecaster(published);
  if (!spend.ok) throw new Error(spend.reason);

  test('of Hardie’s note 025: the first ten customers of CDNOW', () => {
    // The note computes with more digits of the parameters than it prints.
    for (const [x, mean, want] of [
      [2, 22.35, 24.65],
      [1, 11.77, 18.91],
      [0, 0, 35.17],
      [0, 0, 35.17],
      [0, 0, 35.17],
      [7, 73.74, 71.46],
      [1, 11.77, 18.91],
      [0, 0, 35.17],
      [2, 25.55, 27.28],
      [0, 0, 35.17],
    ] as const)
      expect(relativeError(spend.expected(x, mean), want)).toBeLessThan(0.002);
    expect(spend.mean).toBe(spend.expected(0, 0));
  });

  test('is the mean of the posterior by integration', () => {
    const { p, q, v } = published;
    const [x, mean] = [3, 50];
    let [mass, sum] = [0, 0];
    for (let log = -12; log < 12; log += 0.005) {
      const nu = Math.exp(log);
      const weight = Math.exp(logDensityOfGamma(mean, p * x, nu * x) + logDensityOfGamma(nu, q, v) + log);
      mass += weight;
      sum += weight * (p / nu);
    }
    expect(relativeError(spend.expected(x, mean), sum / mass)).toBeLessThan(1e-9);
  });
});
