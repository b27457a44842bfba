import { describe, expect } from 'vitest';
import { loadOrders, madeUpOrders } from '../../test/made-up-orders.ts';
import { sameOnEngines } from '../../test/on-engines.ts';
import { buildCustomers } from '../customers/index.ts';
import { defaultPlaybook } from '../playbook/index.ts';
import { day, daysBetween, sql, type Warehouse } from '../warehouse/index.ts';
import {
  distinctHistories,
  gapCounts,
  holdoutCells,
  holdoutTotals,
  lifetimeHistories,
  repeatSpends,
  repeatsByDay,
  spendless,
  startingDays,
} from './histories.sql.ts';

const [firstDay, calibrationEnd, asOf] = ['2024-01-01', '2024-12-31', '2025-06-30'];
const before = { from: '2024-07-04', to: '2024-12-31' };

async function build(
  warehouse: Warehouse,
  lines: Parameters<typeof loadOrders>[1] = madeUpOrders(7, 150, firstDay, 547),
) {
  await loadOrders(warehouse, lines);
  await buildCustomers(warehouse, {
    playbook: defaultPlaybook,
    asOf,
    tables: { customers: false, products: false },
  });
  await warehouse.create(
    'lifetime_histories',
    lifetimeHistories({
      calibrationEnd: day(calibrationEnd),
      before: { from: day(before.from), to: day(before.to) },
      asOf: day(asOf),
      dialect: warehouse.dialect,
    }),
  );
}

interface Seen {
  readonly days: { readonly day: string; readonly isPurchase: boolean; readonly worth: number }[];
}

/** The same from the purchase days, customer by customer. */
async function counted(warehouse: Warehouse) {
  const rows = await warehouse.rows(
    sql`select customer_id, day, orders, worth from purchase_days order by customer_id, day`,
    { customer_id: 'text', day: 'day', orders: 'count', worth: 'money' },
  );
  const people = new Map<string, Seen>();
  for (const { customer_id, day: on, orders, worth } of rows) {
    const one = people.get(customer_id) ?? { days: [] };
    people.set(customer_id, one);
    one.days.push({ day: on, isPurchase: orders > 0, worth });
  }
  return [...people]
    .filter(([, { days }]) => days.some(({ isPurchase }) => isPurchase))
    .map(([customer, { days }]) => {
      const bought = days.filter(({ isPurchase }) => isPurchase).map(({ day: on }) => on);
      const first = bought[0]!;
      const until = (end: string) => bought.filter((on) => on > first && on <= end);
      const worth = (from: string, to: string) =>
        Math.round(
          days.reduce(
            (sum, { day: on, worth: w }) => sum + (on > first && on > from && on <= to ? w * 1e4 : 0),
            0,
          ),
        ) / 1e4;
      const known = first <= calibrationEnd;
      return {
        customer,
        first,
        x: until(calibrationEnd).length,
        last: known ? daysBetween(first, until(calibrationEnd).at(-1) ?? first) : 0,
        age: daysBetween(first, calibrationEnd),
        spend: worth('', calibrationEnd),
        later: bought.filter((on) => on > first && on > calibrationEnd).length,
        laterSpend: worth(calibrationEnd, asOf),
        earlier: bought.filter((on) => on > first && on >= before.from && on <= before.to).length,
        finalX: until(asOf).length,
        finalLast: daysBetween(first, bought.at(-1)!),
        finalAge: daysBetween(first, asOf),
        finalSpend: worth('', asOf),
      };
    });
}

const history = { frequency: 'count', recency: 'count', age: 'count', customers: 'count' } as const;

describe('what a purchase model sees of each customer', () => {
  sameOnEngines(
    'is what their purchase days say',
    {
      customer: 'text',
      first: 'day',
      x: 'count',
      last: 'count',
      age: 'number',
      spend: 'money',
      later: 'count',
      laterSpend: 'money',
      earlier: 'count',
      finalX: 'count',
      finalLast: 'count',
      finalAge: 'count',
      finalSpend: 'money',
    },
    async (warehouse) => {
      await build(warehouse);
      const rows = await warehouse.rows(
        sql`select customer_id as customer, first_day as first, calibration_frequency as x, calibration_recency as last,
            ${warehouse.dialect.toDouble(sql`calibration_age`)} as age, calibration_spend as spend, holdout_purchases as later,
            holdout_spend as "laterSpend", earlier_purchases as earlier, frequency as "finalX", recency as "finalLast",
            age as "finalAge", lifetime_histories.spend as "finalSpend"
          from lifetime_histories order by customer_id`,
        {
          customer: 'text',
          first: 'day',
          x: 'count',
          last: 'count',
          age: 'number',
          spend: 'money',
          later: 'count',
          laterSpend: 'money',
          earlier: 'count',
          finalX: 'count',
          finalLast: 'count',
          finalAge: 'count',
          finalSpend: 'money',
        },
      );
      expect(rows).toEqual(await counted(warehouse));
      return rows;
    },
    (rows) => {
      // The made-up shop has the awkward cases, or this test shows nothing.
      expect(rows.some(({ first }) => first > calibrationEnd)).toBe(true);
      expect(rows.some(({ finalX, finalSpend }) => finalX > 0 && finalSpend <= 0)).toBe(true);
    },
  );

  sameOnEngines(
    'is grouped into distinct histories that add up to all customers',
    { ...history, spenders: 'count', spend: 'money' },
    async (warehouse) => {
      await build(warehouse);
      const people = await counted(warehouse);
      const rows = await warehouse.rows(distinctHistories('calibration'), {
        ...history,
        spenders: 'count',
        spend: 'money',
      });
      const known = people.filter(({ age }) => age >= 0);
      expect(rows.reduce((sum, { customers }) => sum + customers, 0)).toBe(known.length);
      for (const row of rows) {
        const alike = known.filter(
          ({ x, last, age }) => x === row.frequency && last === row.recency && age === row.age,
        );
        const spending = alike.filter(({ x, spend }) => x > 0 && spend > 0);
        expect(row).toMatchObject({ customers: alike.length, spenders: spending.length });
        expect(row.spend).toBeCloseTo(
          spending.reduce((sum, { spend }) => sum + spend, 0),
          6,
        );
      }
      const final = await warehouse.rows(distinctHistories('final'), history);
      expect(final.reduce((sum, { customers }) => sum + customers, 0)).toBe(people.length);
      return rows;
    },
  );

  sameOnEngines(
    'is tied to what they bought later, and to the days that stand in for that',
    { ...history, later: 'count', earlier: 'count' },
    async (warehouse) => {
      await build(warehouse);
      const known = (await counted(warehouse)).filter(({ age }) => age >= 0);
      const sum = (of: (one: (typeof known)[number]) => number) =>
        known.reduce((all, one) => all + of(one), 0);
      const [totals] = await warehouse.rows(holdoutTotals(), {
        purchases: 'count',
        earlier: 'count',
        spend: 'money',
        customers: 'count',
      });
      expect(totals).toMatchObject({
        purchases: sum(({ later }) => later),
        earlier: sum(({ earlier }) => earlier),
        customers: known.length,
      });
      expect(totals?.spend).toBeCloseTo(
        sum(({ laterSpend }) => laterSpend),
        6,
      );
      const cells = await warehouse.rows(holdoutCells(), { ...history, later: 'count', earlier: 'count' });
      for (const name of ['later', 'earlier'] as const)
        expect(cells.reduce((all, cell) => all + cell[name] * cell.customers, 0)).toBe(
          sum((one) => one[name]),
        );
      return cells;
    },
  );
});

describe('what is counted over time', () => {
  sameOnEngines(
    'repeat purchases by day are those of the calibration’s customers',
    { day: 'day', purchases: 'count' },
    async (warehouse) => {
      await build(warehouse);
      const known = (await counted(warehouse)).filter(({ age }) => age >= 0);
      const rows = await warehouse.rows(repeatsByDay(), { day: 'day', purchases: 'count' });
      expect(rows.reduce((all, { purchases }) => all + purchases, 0)).toBe(
        known.reduce((all, { finalX }) => all + finalX, 0),
      );
      const starts = await warehouse.rows(startingDays(), { day: 'day', customers: 'count' });
      expect(starts.reduce((all, { customers }) => all + customers, 0)).toBe(known.length);
      return rows;
    },
  );

  sameOnEngines('gaps', { gap: 'count', purchases: 'count' }, async (warehouse) => {
    await build(warehouse);
    const rows = await warehouse.rows(gapCounts(day(calibrationEnd)), { gap: 'count', purchases: 'count' });
    const people = await counted(warehouse);
    expect(rows.reduce((all, { purchases }) => all + purchases, 0)).toBe(
      people.reduce((all, { x }) => all + x, 0),
    );
    expect(rows.reduce((all, { gap, purchases }) => all + gap * purchases, 0)).toBe(
      people.reduce((all, { last }) => all + last, 0),
    );
    return rows;
  });
});

sameOnEngines(
  'spends: same-day orders are one purchase, a refund is taken off, a free order is a purchase',
  { purchases: 'count', spend: 'money', customers: 'count' },
  async (warehouse) => {
    await build(warehouse, [
      ...[
        { customer_id: 'a', day: '2024-02-01', amount: 100 },
        { customer_id: 'a', day: '2024-03-01', amount: 10 },
        { customer_id: 'a', day: '2024-03-01', amount: 20 },
        // A day with only a return, and one with a free order.
        { customer_id: 'a', day: '2024-03-05', amount: -5 },
        { customer_id: 'a', day: '2024-04-01', amount: 0 },
        // Bought again, and sent all of it back.
        { customer_id: 'b', day: '2024-02-01', amount: 10 },
        { customer_id: 'b', day: '2024-02-09', amount: 10 },
        { customer_id: 'b', day: '2024-02-12', amount: -10 },
        // Never bought.
        { customer_id: 'c', day: '2024-02-12', amount: -10 },
        { customer_id: 'd', day: '2025-06-30', amount: 10 },
      ].map((line) => ({ ...line, quantity: line.amount < 0 ? -1 : 1 })),
    ]);
    const [none] = await warehouse.rows(spendless('calibration'), { customers: 'count' });
    expect(none?.customers).toBe(1);
    return warehouse.rows(repeatSpends('final'), { purchases: 'count', spend: 'money', customers: 'count' });
  },
  (rows) => expect(rows).toEqual([{ purchases: 2, spend: 25, customers: 1 }]),
);
