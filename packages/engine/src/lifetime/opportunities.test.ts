import { gamma, seededRandom, uniform } from '@attune/stats';
import { describe, expect, test } from 'vitest';
import { loadOrders } from '../../test/made-up-orders.ts';
import { engines, onEveryEngine, sameOnEngines } from '../../test/on-engines.ts';
import { buildCustomers } from '../customers/index.ts';
import { type PlaybookInput, playbookSchema } from '../playbook/index.ts';
import { sql, type Warehouse } from '../warehouse/index.ts';
import { lifetimeOfAll } from './groups.ts';
import { buildLifetime } from './lifetime.ts';

const addDays = (start: string, days: number) =>
  new Date(Date.parse(start) + days * 86_400_000).toISOString().slice(0, 10);

type Order = { readonly customer_id: string; readonly day: string; readonly amount: number };

async function analyse(
  warehouse: Warehouse,
  orders: readonly Order[],
  lifetime: NonNullable<PlaybookInput['lifetime']>,
  asOf: string,
) {
  await loadOrders(warehouse, orders);
  const playbook = playbookSchema.parse({ lifetime });
  const view = await buildCustomers(warehouse, {
    playbook,
    asOf,
    tables: { customers: false, products: false },
  });
  return buildLifetime(warehouse, { playbook, ...view });
}

/** Beta(a, b). */
function beta(random: ReturnType<typeof seededRandom>, a: number, b: number): number {
  const x = gamma(random, a, 1);
  return x / (x + gamma(random, b, 1));
}

const truth = { alpha: 1.2, beta: 0.8, gamma: 0.7, delta: 2.8 };
const [start, days, asOf] = ['2023-01-01', 30, '2025-12-30'] as const;
const lifetime = { opportunityDays: days, horizonDays: 180, discountRate: 0 };

/** Monthly boxes by the law of BG/BB; what is bought after the as-of day is told apart. */
function boxes(customers: number) {
  const random = seededRandom(23);
  const orders: Order[] = [];
  let later = 0;
  for (let c = 0; c < customers; c++) {
    const customer_id = `c${c}`;
    const first = Math.floor(uniform(random) * 540);
    const [buys, leaves] = [beta(random, truth.alpha, truth.beta), beta(random, truth.gamma, truth.delta)];
    orders.push({ customer_id, day: addDays(start, first), amount: 20 });
    const whole = Math.floor((1094 - first) / days);
    for (let i = 1; i <= whole + 6 && uniform(random) >= leaves; i++) {
      if (uniform(random) >= buys) continue;
      const at = first + (i - 1) * days + 1 + Math.floor(uniform(random) * days);
      if (i > whole) later++;
      // What falls into the opportunity that is not over must change nothing.
      if (at <= 1094)
        orders.push({ customer_id, day: addDays(start, at), amount: 10 + 20 * uniform(random) });
    }
  }
  return { orders, later };
}

describe('monthly boxes', () => {
  const { orders, later } = boxes(3000);
  const reports: unknown[] = [];

  onEveryEngine(
    'the law is found, was right in the test, and is right about what comes',
    async (warehouse) => {
      const found = await analyse(warehouse, orders, lifetime, asOf);
      expect(found.choice.selected).toBe('bgbb');
      expect(found.choice.candidates.map(({ model, eligible }) => [model, eligible])).toEqual([
        ['bgnbd', false],
        ['mbgnbd', false],
        ['paretonbd', false],
        ['mbgcnbdk', false],
        ['bgbb', true],
      ]);
      const { bgbb } = found.final.models;
      if (!bgbb?.ok) throw new Error('BG/BB was fitted.');
      for (const [name, value] of Object.entries(truth)) {
        const error = bgbb.fit.standardErrors![name]!;
        expect(Math.abs(bgbb.fit.parameters[name]! - value)).toBeLessThan(3 * error);
        expect(error).toBeLessThan(value);
      }
      // 273 days of a quarter are nine opportunities.
      expect(found.split).toMatchObject({ holdoutDays: 270, calibrationEnd: '2025-04-04' });
      const score = found.choice.candidates.at(-1)!.score!;
      expect(Math.abs(score.predicted / found.holdout.purchases - 1)).toBeLessThan(0.08);
      expect(found.holdout.coverage).toBeGreaterThan(0.93);
      // All weeks together are all opportunities taken.
      const last = found.weeks.at(-1)!;
      expect(Math.abs(last.cumulativeExpected[0]! / last.cumulative - 1)).toBeLessThan(0.08);
      const all = await lifetimeOfAll(warehouse);
      expect(Math.abs(all.purchases / later - 1)).toBeLessThan(0.08);
      expect(all.value / all.purchases).toBeGreaterThan(19);
      expect(all.value / all.purchases).toBeLessThan(21);
      reports.push([all, bgbb.fit.parameters, found.holdout.purchases, found.weeks]);
    },
  );

  test(`the answers are the same (${engines.join(', ')})`, () => {
    expect(reports).toHaveLength(engines.length);
    for (const report of reports) expect(report).toEqual(reports[0]);
  });
});

const rows = {
  customer_id: 'text',
  calibration_frequency: 'count',
  calibration_recency: 'count',
  calibration_age: 'number',
  calibration_spend: 'money',
  holdout_purchases: 'count',
  holdout_spend: 'money',
  earlier_purchases: 'count',
  frequency: 'count',
  recency: 'count',
  age: 'count',
  spend: 'money',
} as const;

/** Counted by hand: opportunities of ten days after 2025-01-01, the calibration ends after six, the test has three. */
const byHand: readonly Order[] = [
  { customer_id: 'a', day: '2025-01-01', amount: 100 },
  // The first ends with its tenth day, and both purchases in it are one.
  { customer_id: 'a', day: '2025-01-02', amount: 1 },
  { customer_id: 'a', day: '2025-01-11', amount: 2 },
  { customer_id: 'a', day: '2025-01-12', amount: 4 },
  // Sent back in the fifth, where nothing was bought.
  { customer_id: 'a', day: '2025-02-15', amount: -1 },
  { customer_id: 'a', day: '2025-03-02', amount: 8 },
  // In the seventh, eighth and ninth.
  { customer_id: 'a', day: '2025-03-10', amount: 16 },
  { customer_id: 'a', day: '2025-04-01', amount: 32 },
  // In the tenth, which is not over on 2025-04-05.
  { customer_id: 'a', day: '2025-04-04', amount: 64 },
  // First bought after the calibration.
  { customer_id: 'b', day: '2025-03-20', amount: 5 },
  { customer_id: 'b', day: '2025-03-25', amount: 6 },
];

sameOnEngines(
  'opportunities are counted when they are over',
  rows,
  async (warehouse) => {
    await analyse(warehouse, byHand, { opportunityDays: 10, calibrationEnd: '2025-03-05' }, '2025-04-05');
    return warehouse.rows(
      sql`select customer_id, calibration_frequency, calibration_recency, calibration_age, calibration_spend,
        holdout_purchases, holdout_spend, earlier_purchases, frequency, recency, age, spend
        from lifetime_histories order by customer_id`,
      rows,
    );
  },
  ([a, b]) => {
    expect(a).toEqual({
      customer_id: 'a',
      calibration_frequency: 3,
      calibration_recency: 60,
      calibration_age: 60,
      calibration_spend: 14,
      holdout_purchases: 2,
      holdout_spend: 48,
      earlier_purchases: 1,
      frequency: 5,
      recency: 90,
      age: 90,
      spend: 62,
    });
    expect(b).toMatchObject({ frequency: 1, recency: 10, age: 10, spend: 6, holdout_purchases: 0 });
    expect(b!.calibration_age).toBeLessThan(0);
  },
);
