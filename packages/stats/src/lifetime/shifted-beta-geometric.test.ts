import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { betaDraw } from '../../test/beta-draw.ts';
import { relativeError } from '../../test/relative.ts';
import { slopeError } from '../../test/slope-error.ts';
import { type Random, seededRandom } from '../random/random.ts';
import { uniform } from '../random/uniform.ts';
import { normalQuantile } from '../special/normal.ts';
import {
  type ContractHistories,
  contractLikelihood,
  contractSurvival,
  fitShiftedBetaGeometric,
  renewalsOf,
  residualLifetime,
  residualLifetimeInterval,
  retentionRate,
} from './shifted-beta-geometric.ts';

const long = process.env.ATTUNE_LONG === '1';

type Row = readonly [renewalsDue: number, lost: number, staying: number];
const contracts = (rows: readonly Row[]): ContractHistories => {
  const column = (i: 0 | 1 | 2) => Float64Array.from(rows, (row) => row[i]);
  return { renewalsDue: column(0), lost: column(1), staying: column(2) };
};
function fitted(histories: ContractHistories) {
  const fit = fitShiftedBetaGeometric(histories);
  if (!fit.ok) throw new Error(fit.reason);
  return fit;
}

/** Renewals that a customer makes, at most as many as fall due. */
function renewalsOfOne(random: Random, theta: number, due: number): number {
  let renewed = 0;
  while (renewed < due && uniform(random) >= theta) renewed++;
  return renewed;
}

/** Customers who came in three years one after the other, each seen until the same day. */
function simulated(random: Random, alpha: number, beta: number, customers: number): ContractHistories {
  const rows: Row[] = [];
  for (let i = 0; i < customers; i++) {
    const due = 6 + (i % 3);
    const renewed = renewalsOfOne(random, betaDraw(random, alpha, beta), due);
    rows.push(renewed < due ? [renewed + 1, 1, 0] : [due, 0, 1]);
  }
  return contracts(rows);
}

const example = contracts([
  [1, 131, 20],
  [2, 126, 30],
  [3, 90, 0],
  [5, 40, 55],
  [7, 26, 491],
]);

describe('the shifted beta-geometric model', () => {
  test('its likelihood is that of the customers, one by one', () => {
    const parameters = { alpha: 0.7, beta: 3 };
    let want = 0;
    for (const [i, due] of example.renewalsDue.entries()) {
      const before = contractSurvival(parameters, due - 1);
      want += example.lost[i]! * Math.log(before * (1 - retentionRate(parameters, due)));
      want += example.staying[i]! * Math.log(contractSurvival(parameters, due));
    }
    const value = contractLikelihood(renewalsOf(example))(
      Float64Array.of(Math.log(0.7), Math.log(3)),
      new Float64Array(2),
    );
    expect(relativeError(value, want)).toBeLessThan(1e-12);
  });

  test('its gradient agrees with differences', () => {
    for (const point of [
      [0, 0],
      [-3, 2],
      [2, 5],
    ])
      expect(slopeError(contractLikelihood(renewalsOf(example)), Float64Array.from(point))).toBeLessThan(
        1e-8,
      );
  });

  test('a weight is as many rows, in any order', () => {
    const rows: Row[] = [];
    for (const [i, due] of example.renewalsDue.entries()) {
      for (let n = 0; n < example.lost[i]!; n++) rows.push([due, 1, 0]);
      for (let n = 0; n < example.staying[i]!; n++) rows.unshift([due, 0, 1]);
    }
    expect(fitted(contracts(rows))).toEqual(fitted(example));
  });

  test('survival after renewals made is the ratio of survivals', () => {
    const parameters = { alpha: 0.668, beta: 3.806 };
    const ratio = contractSurvival(parameters, 9) / contractSurvival(parameters, 4);
    expect(relativeError(contractSurvival(parameters, 5, 4), ratio)).toBeLessThan(1e-13);
  });

  test('collapses to one rate of retention where customers are alike, and says so', () => {
    const alike = contracts([
      [1, 2000, 0],
      [2, 1600, 0],
      [3, 1280, 5120],
    ]);
    const fit = fitted(alike);
    expect(retentionRate(fit.parameters, 1)).toBeCloseTo(0.8, 4);
    expect(fit.convergence.identified).toBe(false);
    expect(fit.standardErrors).toBeUndefined();
    expect(fit.convergence.notes.join()).toContain('one retention rate says as much');
    expect(residualLifetimeInterval(fit, { renewed: 0, rate: 0.1, horizon: 5 })).toEqual({
      ok: false,
      reason: 'not-identified',
    });
  });

  test.each([
    ['too-few-customers', [[3, 1, 0]]],
    ['too-few-customers', [[0, 0, 900]]],
    ['nobody-left', [[3, 0, 50]]],
    ['nobody-renewed', [[1, 50, 0]]],
    ['one-renewal-only', [[1, 10, 40]]],
  ] as const)('%s', (reason, rows) => {
    expect(fitShiftedBetaGeometric(contracts(rows))).toEqual({ ok: false, reason });
  });

  test('histories that cannot be are refused', () => {
    expect(() => fitShiftedBetaGeometric(contracts([[0, 1, 0]]))).toThrow('Nobody can be lost');
    expect(() => fitShiftedBetaGeometric(contracts([[1.5, 1, 0]]))).toThrow(RangeError);
    expect(() => fitShiftedBetaGeometric(contracts([[20_000, 1, 0]]))).toThrow('at most 10000');
    expect(() => retentionRate({ alpha: 1, beta: 1 }, 0)).toThrow('from 1');
  });
});

describe('the residual lifetime', () => {
  test('is the sum of survivals, discounted', () => {
    const parameters = { alpha: 0.7, beta: 1.2 };
    let sum = 0;
    for (let k = 1; k <= 6; k++) sum += contractSurvival(parameters, k, 3) / 1.1 ** (k - 1);
    const outlook = { renewed: 3, rate: 0.1, horizon: 6 };
    expect(relativeError(residualLifetime(parameters, outlook), sum)).toBeLessThan(1e-13);
  });

  test('without discount and end it has a bound only above an alpha of 1', () => {
    const outlook = { renewed: 0, rate: 0, horizon: Number.POSITIVE_INFINITY };
    expect(residualLifetime({ alpha: 1.5, beta: 2 }, outlook)).toBe(4);
    expect(residualLifetime({ alpha: 0.9, beta: 2 }, outlook)).toBe(Number.POSITIVE_INFINITY);
    const fit = fitted(example);
    expect(fit.parameters.alpha).toBeLessThan(1);
    expect(residualLifetimeInterval(fit, outlook)).toEqual({ ok: false, reason: 'without-bound' });
  });

  test('its interval grows with the level, and the wider one is the customer’s', () => {
    const outlook = { renewed: 2, rate: 0.1, horizon: Number.POSITIVE_INFINITY };
    const [half, most] = [0.5, 0.95].map((level) =>
      residualLifetimeInterval(fitted(example), outlook, level),
    );
    if (!half?.ok || !most?.ok) throw new Error('refused');
    expect(most.expected.low).toBeLessThan(half.expected.low);
    expect(most.expected.high).toBeGreaterThan(half.expected.high);
    expect(most.customer.low).toBeLessThan(half.customer.low);
    expect(most.customer.high).toBeGreaterThan(most.expected.high);
  });
});

test('no data set makes it fail silently', () => {
  const row = fc.tuple(
    fc.oneof(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 10_000 })),
    fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 1e9 })),
    fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 1e9 })),
  );
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 8 }), (rows) => {
      const fit = fitShiftedBetaGeometric(contracts(rows));
      if (!fit.ok) return;
      const { parameters, standardErrors, convergence, logLikelihood } = fit;
      expect([parameters.alpha, parameters.beta, logLikelihood].every(Number.isFinite)).toBe(true);
      expect(convergence.identified || convergence.notes.length > 0).toBe(true);
      expect(standardErrors !== undefined).toBe(convergence.identified);
      if (standardErrors) expect(standardErrors.alpha > 0 && standardErrors.beta > 0).toBe(true);
      const lifetime = residualLifetimeInterval(fit, {
        renewed: 3,
        rate: 0.05,
        horizon: Number.POSITIVE_INFINITY,
      });
      if (lifetime.ok) {
        const { low, estimate, high } = lifetime.expected;
        expect(0 <= low && low <= estimate && estimate <= high).toBe(true);
        expect(lifetime.customer.high).toBeLessThanOrEqual(21);
      }
    }),
    { numRuns: long ? 1000 : 100, seed: 20_071 },
  );
}, 600_000);

test('intervals cover the truth', () => {
  const random = seededRandom(41);
  const truth = { alpha: 0.7, beta: 2 };
  const outlook = { renewed: 2, rate: 0.1, horizon: 10 };
  const rounds = long ? 400 : 40;
  const expected = residualLifetime(truth, outlook);
  const covered = { alpha: 0, beta: 0, expected: 0, customer: 0 };
  let customers = 0;
  for (let round = 0; round < rounds; round++) {
    const fit = fitted(simulated(random, truth.alpha, truth.beta, long ? 3000 : 1000));
    for (const [i, name] of (['alpha', 'beta'] as const).entries()) {
      const reach = normalQuantile(0.975) * Math.sqrt(fit.logCovariance![3 * i]!);
      if (Math.abs(Math.log(fit.parameters[name] / truth[name])) <= reach) covered[name]++;
    }
    const lifetime = residualLifetimeInterval(fit, outlook);
    if (!lifetime.ok) throw new Error(lifetime.reason);
    if (lifetime.expected.low <= expected && expected <= lifetime.expected.high) covered.expected++;
    // A horizon and a level at which both ends of the interval can be missed.
    const far = residualLifetimeInterval(fit, { renewed: 2, rate: 0.02, horizon: 60 }, 0.7);
    if (!far.ok) throw new Error(far.reason);
    for (let i = 0; i < 50; i++, customers++) {
      // A customer after two renewals: one of those who made them.
      const theta = betaDraw(random, truth.alpha, truth.beta + 2);
      const renewed = renewalsOfOne(random, theta, 60);
      let worth = 0;
      for (let k = 0; k < renewed; k++) worth += 1.02 ** -k;
      if (far.customer.low - 1e-9 <= worth && worth <= far.customer.high + 1e-9) covered.customer++;
    }
  }
  if (long)
    console.info('Covered by 95 % intervals:', covered, `of ${rounds} fits and ${customers} customers`);
  for (const name of ['alpha', 'beta', 'expected'] as const) {
    expect(covered[name] / rounds).toBeGreaterThan(long ? 0.92 : 0.84);
    if (long) expect(covered[name] / rounds).toBeLessThan(0.98);
  }
  // Renewals are whole: an interval holds at least what it must, and no more than a renewal's chance at each end above.
  expect(covered.customer / customers).toBeGreaterThan(0.68);
  expect(covered.customer / customers).toBeLessThan(0.86);
}, 600_000);
