import { expect, test } from 'vitest';
import { loadOrders, madeUpOrders } from '../../../test/made-up-orders.ts';
import { onEngines } from '../../../test/on-engines.ts';
import { buildCustomers } from '../../customers/index.ts';
import { defaultPlaybook } from '../../playbook/index.ts';
import { sql, type Warehouse } from '../../warehouse/index.ts';
import { cohortSizes } from './cohorts.sql.ts';
import { measureRetention, type RetentionReport, retentionPeriod } from './retention.ts';

async function measured(warehouse: Warehouse, lines: ReturnType<typeof madeUpOrders>, asOf: string) {
  await loadOrders(warehouse, lines);
  const view = await buildCustomers(warehouse, {
    playbook: defaultPlaybook,
    asOf,
    tables: { customers: false, products: false },
  });
  const sizes = await warehouse.rows(cohortSizes(warehouse.dialect), { month: 'day', customers: 'count' });
  return measureRetention(warehouse, sizes, view);
}

interface Purchase {
  readonly day: string;
  readonly worth: number;
  readonly isPurchase: boolean;
}

/** The same from plain lists: a customer at a time, an age at a time. */
async function byHand(warehouse: Warehouse, { cohorts, ageMonths }: RetentionReport, asOf: string) {
  const days = await warehouse.rows(
    sql`select customer_id, day, worth, orders from purchase_days where day <= cast(${asOf} as date)
      order by customer_id, day`,
    { customer_id: 'text', day: 'day', worth: 'money', orders: 'count' },
  );
  const facts = await warehouse.rows(
    sql`select customer_id, first_purchase from customer_facts order by customer_id`,
    { customer_id: 'text', first_purchase: 'day' },
  );
  const histories = facts.map(({ customer_id, first_purchase: first }) => ({
    first,
    days: days
      .filter((row) => row.customer_id === customer_id && row.day >= first)
      .map(({ day, worth, orders }): Purchase => ({ day, worth, isPurchase: orders > 0 })),
  }));
  const ageDays = ageMonths * 30;
  return cohorts.map(({ cohort, active }) => {
    const members = histories.filter(({ first }) => nameOf(first, cohort) === cohort);
    const age = (first: string, day: string) =>
      Math.floor(Math.round((Date.parse(day) - Date.parse(first)) / 86_400_000) / ageDays);
    const count = (fits: (age: number, at: number) => boolean, at: number) =>
      members.filter(({ first, days }) =>
        days.some(({ day, isPurchase }) => isPurchase && fits(age(first, day), at)),
      ).length;
    const ages = active.map((_, at) => at);
    return {
      cohort,
      customers: members.length,
      active: ages.map((at) => count((a, b) => a === b, at)),
      still: ages.map((at) => count((a, b) => a >= b, at)),
      value: ages.map((at) => {
        const each = members.map(({ first, days }) =>
          days.reduce((sum, { day, worth }) => sum + (age(first, day) <= at ? worth : 0), 0),
        );
        const mean = each.reduce((a, b) => a + b, 0) / each.length;
        const variance = each.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (each.length - 1);
        return { mean, error: Math.sqrt(variance / each.length) };
      }),
    };
  });
}

function nameOf(day: string, like: string): string {
  if (like.includes('Q')) return `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
  return day.slice(0, like.length);
}

for (const [name, days, asOf] of [
  ['months', 400, '2024-12-31'],
  ['quarters', 900, '2026-05-20'],
] as const)
  onEngines(`${name} are counted as one would by hand`, async (warehouse) => {
    const found = await measured(warehouse, madeUpOrders(5, 150, '2024-01-01', days), asOf);
    const expected = await byHand(warehouse, found, asOf);
    expect(found.cohorts.length).toBeGreaterThan(4);
    expect(found.cohorts.map(({ value: _, ...counts }) => counts)).toEqual(
      expected.map(({ value: _, ...counts }) => counts),
    );
    for (const [i, { value, customers }] of found.cohorts.entries())
      for (const [age, { mean, interval }] of value.entries()) {
        const { mean: byList, error } = expected[i]!.value[age]!;
        expect(mean).toBeCloseTo(byList, 8);
        if (!interval) continue;
        const [low, high] = interval;
        expect((low + high) / 2).toBeCloseTo(byList, 6);
        // Student's t lies between 1.96 and what two values would need.
        expect(high - low).toBeGreaterThan(2 * 1.95 * error);
        if (customers > 10) expect(high - low).toBeLessThan(2 * 2.3 * error);
      }
    const [first] = found.curve;
    expect(first).toMatchObject({ age: 0, active: { share: 1 }, still: { share: 1 } });
    for (const { age, customers, cohorts, active, still } of found.curve) {
      const there = found.cohorts.filter((cohort) => cohort.active.length > age);
      expect(cohorts).toBe(there.length);
      expect(customers).toBe(there.reduce((sum, cohort) => sum + cohort.customers, 0));
      expect(active.customers).toBe(there.reduce((sum, cohort) => sum + cohort.active[age]!, 0));
      expect(still.customers).toBeGreaterThanOrEqual(active.customers);
      expect(active.interval[0] <= active.share && active.share <= active.interval[1]).toBe(true);
    }
  });

test('an age stands only where the last who could join has reached its end', async () => {
  expect([retentionPeriod(540), retentionPeriod(541), retentionPeriod(2201)]).toEqual([
    { period: 'month', ageMonths: 1 },
    { period: 'quarter', ageMonths: 3 },
    { period: 'year', ageMonths: 12 },
  ]);
});

onEngines('the last day of a period of age counts, the day after does not', async (warehouse) => {
  // Who joins on 31 March has been a customer for 60 days at the end of 29 May.
  const line = (customer_id: string, day: string) => ({ customer_id, day, amount: 10 });
  const lines = [line('old', '2023-11-01'), line('a', '2024-03-01'), line('a', '2024-03-31')];
  const agesAsOf = async (asOf: string) => {
    const { cohorts } = await measured(warehouse, lines as ReturnType<typeof madeUpOrders>, asOf);
    return cohorts.find(({ cohort }) => cohort === '2024-03');
  };
  expect(await agesAsOf('2024-05-28')).toMatchObject({ active: [1] });
  expect(await agesAsOf('2024-05-29')).toMatchObject({ active: [1, 1], still: [1, 1] });
});
