import { describe, expect } from 'vitest';
import { loadOrders, madeUpOrders } from '../../test/made-up-orders.ts';
import { onEngines, sameOnEngines } from '../../test/on-engines.ts';
import { defaultPlaybook } from '../playbook/index.ts';
import { type ColumnType, raw, type Shape, sql, type Warehouse } from '../warehouse/index.ts';
import { buildCustomers } from './build.ts';
import { customerFacts } from './fact-columns.sql.ts';

const kinds = {
  text: 'text',
  day: 'day',
  money: 'money',
  integer: 'count',
  number: 'number',
  flag: 'flag',
} as const;
const factsShape = Object.fromEntries(
  customerFacts.map(({ name, type, optional }) => {
    const kind = kinds[type as Exclude<ColumnType, 'instant'>];
    return [name, optional ? (`${kind}?` as const) : kind];
  }),
) satisfies Shape;

const facts = (warehouse: Warehouse) =>
  warehouse.rows(sql`select * from customer_facts order by customer_id`, factsShape);

const build = (warehouse: Warehouse, asOf?: string, today = '2026-11-24') =>
  buildCustomers(warehouse, {
    playbook: defaultPlaybook,
    today,
    ...(asOf === undefined ? {} : { asOf }),
    tables: { customers: false, products: false },
  });

describe('customer_facts', () => {
  onEngines('counts orders, money and gaps of one customer as a person would', async (warehouse) => {
    await loadOrders(warehouse, [
      // One order of two lines, discounted, with a refund on one line.
      {
        customer_id: 'a',
        transaction_id: '1',
        line: '1',
        day: '2025-01-01',
        amount: 30,
        discount: 5,
        category: 'tea',
      },
      {
        customer_id: 'a',
        transaction_id: '1',
        line: '2',
        day: '2025-01-01',
        amount: 20,
        refunded: 10,
        category: 'tea',
      },
      // Two orders without an id on one day, one of them free.
      { customer_id: 'a', day: '2026-03-02', amount: 40, category: 'cups', brand: 'x' },
      { customer_id: 'a', day: '2026-03-02', amount: 0, category: 'tea', brand: 'y' },
      // A return ten days later is no order, and does not make the customer recent.
      { customer_id: 'a', transaction_id: '2', day: '2026-03-12', amount: -15, quantity: -1 },
      { customer_id: 'a', transaction_id: '3', day: '2026-06-10', amount: 25 },
      // After the as-of day: unknown then.
      { customer_id: 'a', transaction_id: '4', day: '2026-07-01', amount: 999 },
      { customer_id: 'b', transaction_id: '5', day: '2026-06-30', amount: 7 },
    ]);
    const report = await build(warehouse, '2026-06-30');
    expect(report).toMatchObject({ asOf: '2026-06-30', laterLines: 1, firstDay: '2025-01-01' });
    const [a, b] = await facts(warehouse);
    expect(a).toMatchObject({
      customer_id: 'a',
      first_purchase: '2025-01-01',
      last_purchase: '2026-06-10',
      tenure_days: 545,
      recency_days: 20,
      orders: 4,
      purchase_days: 3,
      revenue: 90,
      past_year_revenue: 50,
      previous_year_revenue: 40,
      past_year_orders: 3,
      previous_year_orders: 1,
      average_order: 22.5,
      interval_mean_days: 262.5,
      interval_spread_days: 229.8097,
      categories: 2,
      brands: 2,
      discount_share: 0.041667,
      refund_share: 0.217391,
      revenue_rank: 1,
      past_year_decile: 1,
    });
    expect(b).toMatchObject({
      orders: 1,
      growth: null,
      interval_mean_days: null,
      past_year_decile: 2,
      revenue_rank: 2,
    });
  });

  onEngines('a customer who only returned something is kept, with the money', async (warehouse) => {
    await loadOrders(warehouse, [
      { customer_id: 'a', day: '2026-01-01', amount: 10 },
      { customer_id: 'z', day: '2026-01-05', amount: -10, quantity: -1 },
    ]);
    await build(warehouse);
    expect((await facts(warehouse))[1]).toMatchObject({
      customer_id: 'z',
      orders: 0,
      revenue: -10,
      average_order: null,
    });
  });

  sameOnEngines(
    'is the same on every engine, to the cent and the last class',
    factsShape,
    async (warehouse) => {
      await loadOrders(warehouse, madeUpOrders(11, 300, '2023-07-01', 1096));
      await build(warehouse, '2026-06-30');
      return facts(warehouse);
    },
    (rows) => {
      expect(rows.length).toBeGreaterThan(250);
      expect(Object.keys(rows[0] ?? {})).toEqual(customerFacts.map(({ name }) => name));
    },
  );

  onEngines('growth is drawn to the base: one more order is not +100 %', async (warehouse) => {
    const every = (customer_id: string, from: string, days: number[], amount: number) =>
      days.map((d) => ({
        customer_id,
        day: new Date(Date.parse(from) + d * 86_400_000).toISOString().slice(0, 10),
        amount,
      }));
    const monthly = Array.from({ length: 30 }, (_, i) => i * 30);
    await loadOrders(warehouse, [
      ...Array.from({ length: 20 }, (_, i) => every(`steady ${i}`, '2024-01-01', monthly, 50)).flat(),
      ...every('few', '2024-01-01', [0, 300, 600, 700], 10),
      ...every(
        'many',
        '2024-01-01',
        [
          0,
          ...Array.from({ length: 30 }, (_, i) => 185 + i * 12),
          ...Array.from({ length: 60 }, (_, i) => 550 + i * 6),
        ],
        10,
      ),
    ]);
    await build(warehouse, '2026-06-30');
    const growth = new Map((await facts(warehouse)).map((row) => [row.customer_id, row.growth]));
    expect(growth.get('many')).toBeGreaterThan(0.5);
    expect(growth.get('few')).toBeGreaterThan(0);
    expect(growth.get('few')).toBeLessThan(0.5);
    expect(Math.abs(Number(growth.get('steady 1')))).toBeLessThan(0.1);
  });
});

describe('growth that nobody can know is empty', () => {
  onEngines('for who joined in the past year, and for who never bought again', async (warehouse) => {
    const weekly = (customer_id: string, from: string, weeks: number) =>
      Array.from({ length: weeks }, (_, i) => ({
        customer_id,
        day: new Date(Date.parse(from) + i * 7 * 86_400_000).toISOString().slice(0, 10),
        amount: 10,
      }));
    await loadOrders(warehouse, [
      ...weekly('joined lately', '2025-07-10', 50),
      ...weekly('joined before', '2024-08-01', 99),
      { customer_id: 'once', day: '2024-01-01', amount: 10 },
    ]);
    await build(warehouse, '2026-06-30');
    const growth = new Map((await facts(warehouse)).map((row) => [row.customer_id, row.growth]));
    expect(growth.get('joined lately')).toBeNull();
    expect(growth.get('once')).toBeNull();
    expect(growth.get('joined before')).not.toBeNull();
  });
});

describe('shares of discount and refund', () => {
  for (const value of ['revenue', 'margin', 'outcome'] as const)
    onEngines(
      `are of the money that was paid, when customers are measured by ${value}`,
      async (warehouse) => {
        await loadOrders(warehouse, [
          { customer_id: 'a', day: '2026-01-01', amount: 80, discount: 20, cost: 50, refunded: 40 },
        ]);
        await buildCustomers(warehouse, {
          playbook: { ...defaultPlaybook, value },
          tables: { customers: false, products: false },
        });
        expect((await facts(warehouse))[0]).toMatchObject({
          discount_share: 0.2,
          refund_share: 0.5,
          revenue: { revenue: 40, margin: -10, outcome: 80 }[value],
        });
      },
    );
});

describe('what cannot be built', () => {
  onEngines('as-of before the data is refused', async (warehouse) => {
    await loadOrders(warehouse, [{ customer_id: 'a', day: '2026-01-01', amount: 10 }]);
    await expect(build(warehouse, '2025-12-31')).rejects.toMatchObject({ code: 'as-of-outside-data' });
  });

  onEngines('the as-of day is never one that has not come yet', async (warehouse) => {
    await loadOrders(warehouse, [
      { customer_id: 'a', day: '2026-01-05', amount: 10 },
      { customer_id: 'a', day: '2026-11-24', amount: 20 },
      { customer_id: 'b', day: '2026-11-25', amount: 40 },
      { customer_id: 'b', day: '2126-01-06', amount: 80 },
    ]);
    expect(await build(warehouse)).toMatchObject({
      asOf: '2026-11-24',
      lastDay: '2126-01-06',
      laterLines: 2,
      futureLines: 2,
    });
    expect((await facts(warehouse)).map(({ customer_id, revenue }) => [customer_id, revenue])).toEqual([
      ['a', 30],
    ]);
    await expect(build(warehouse, undefined, '2020-01-01')).rejects.toMatchObject({
      code: 'as-of-outside-data',
      message: expect.stringContaining('Every order is dated after today'),
    });
    expect(await build(warehouse, '2026-12-31')).toMatchObject({ asOf: '2026-12-31', futureLines: 2 });
  });

  onEngines('a margin needs costs on every line', async (warehouse) => {
    await loadOrders(warehouse, [
      { customer_id: 'a', day: '2026-01-01', amount: 10, cost: 4 },
      { customer_id: 'a', day: '2026-01-02', amount: 10 },
    ]);
    const options = {
      playbook: { ...defaultPlaybook, value: 'margin' as const },
      tables: { customers: false, products: false },
    };
    await expect(buildCustomers(warehouse, options)).rejects.toMatchObject({ code: 'costs-missing' });
    await warehouse.create('only_known', sql`select * from transactions where cost is not null`);
    await warehouse.create('transactions', sql`select * from ${raw('only_known')}`);
    await buildCustomers(warehouse, options);
    expect((await facts(warehouse))[0]).toMatchObject({ revenue: 6 });
  });
});
