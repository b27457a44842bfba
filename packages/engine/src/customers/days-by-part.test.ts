import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadOrders } from '../../test/made-up-orders.ts';
import { type DuckDbWarehouse, day, ident, openDuckDb, sql } from '../warehouse/index.ts';
import { createByPart, partsOf } from './days-by-part.sql.ts';
import { customerBreadth, purchaseDays } from './purchase-days.sql.ts';

let warehouse: DuckDbWarehouse;
beforeAll(async () => {
  warehouse = await openDuckDb(':memory:');
});
afterAll(() => warehouse.close());

test('made part by part, each customer has the same days as made at once', async () => {
  await loadOrders(
    warehouse,
    Array.from({ length: 60 }, (_, i) => ({
      customer_id: `c${i % 17}`,
      transaction_id: `${i}`,
      day: `2026-0${1 + (i % 6)}-11`,
      amount: i,
      category: ['tea', 'cups'][i % 2]!,
    })),
  );
  const lines = {
    measure: 'revenue',
    asOf: day('2026-06-30'),
    products: false,
    dialect: warehouse.dialect,
  } as const;
  for (const query of [purchaseDays, customerBreadth]) {
    await createByPart(warehouse, 'whole', query, lines, 1);
    await createByPart(warehouse, 'parts', query, lines, 5);
    const [counts] = await warehouse.rows(
      sql`select (select count(*) from whole) as whole, (select count(*) from parts) as parts,
          (select count(*) from (from whole except all from ${ident('parts')})) as missing`,
      { whole: 'count', parts: 'count', missing: 'count' },
    );
    expect(counts).toMatchObject({ parts: counts!.whole, missing: 0 });
    expect(counts!.whole).toBeGreaterThan(10);
  }
});

test('few lines are one part, and more than the memory holds are several', async () => {
  expect(await partsOf(warehouse)).toBe(1);
  await warehouse.create('transactions', sql`select 'c' as customer_id from range(6000000)`);
  await warehouse.run(sql`set memory_limit = '100MB'`);
  expect(await partsOf(warehouse)).toBe(3);
});
