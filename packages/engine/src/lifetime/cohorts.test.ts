import {
  bgNbd,
  exponential,
  gamma,
  type PurchaseHistories,
  type Random,
  seededRandom,
  uniform,
} from '@attune/stats';
import { expect, test } from 'vitest';
import { compareCohorts } from './cohorts.ts';
import type { FittedModel } from './purchase-models.ts';

const end = '2025-12-31';
const watched = { firstDay: '2024-01-01', end, unitDays: 7 };

/** Customers who join evenly over two years, buy at their own rate, and stop with their own chance after a purchase. */
function base(random: Random, customers: number, rateOf: (age: number) => number): PurchaseHistories {
  const rows = Array.from({ length: customers }, (_, i) => {
    const age = Math.round((i / customers) * 700 + 20) / 7;
    const rate = gamma(random, 2, 2) * rateOf(age);
    const stops = uniform(random) ** 3;
    let [x, last] = [0, 0];
    for (let at = exponential(random, rate); at < age; at += exponential(random, rate)) {
      x += 1;
      last = at;
      if (uniform(random) < stops) break;
    }
    return [x, last, age] as const;
  });
  return {
    frequency: Float64Array.from(rows, ([x]) => x),
    recency: Float64Array.from(rows, ([, last]) => last),
    age: Float64Array.from(rows, ([, , age]) => age),
    customers: new Float64Array(customers).fill(1),
  };
}

function compared(histories: PurchaseHistories) {
  const fit = bgNbd.fit(histories);
  if (!fit.ok) throw new Error(fit.reason);
  const model: FittedModel = {
    ok: true,
    name: 'bgnbd',
    fit,
    model: bgNbd,
    forecaster: bgNbd.forecaster(fit.parameters),
  };
  return compareCohorts(histories, model, watched);
}

test('customers who all buy by one law are not told apart', () => {
  const found = compared(base(seededRandom(3), 3000, () => 0.08));
  expect(found).toMatchObject({ ok: true, verdict: 'alike' });
  if (found.ok)
    expect(found.cohorts.map(({ cohort }) => cohort)).toEqual(['2024 H1', '2024 H2', '2025 H1', '2025 H2']);
});

test('customers who came early and buy more often differ', () => {
  const found = compared(base(seededRandom(3), 3000, (age) => (age > 50 ? 0.15 : 0.06)));
  expect(found).toMatchObject({ ok: true, verdict: 'differ' });
  if (!found.ok) return;
  expect(found.pValue).toBeLessThan(1e-6);
  expect(found.cohorts.reduce((sum, { fit }) => sum + fit.customers, 0)).toBe(3000);
});

test('too few customers are not compared', () => {
  expect(compared(base(seededRandom(3), 250, () => 0.08))).toMatchObject({
    ok: false,
    reason: expect.stringContaining('no two times of first purchase'),
  });
});

test('an age finds the time of first purchase that it was fitted with, a later one the last', () => {
  const found = compared(base(seededRandom(3), 3000, (age) => (age > 50 ? 0.15 : 0.06)));
  if (!found.ok) throw new Error(found.reason);
  const cohortOf = (days: number) => found.cohorts[found.placeOf(days / 7)]?.cohort;
  expect([730, 549, 548, 366, 365, 184, 183, 0].map(cohortOf)).toEqual([
    '2024 H1',
    '2024 H1',
    '2024 H2',
    '2024 H2',
    '2024 H2',
    '2025 H1',
    '2025 H2',
    '2025 H2',
  ]);
});
