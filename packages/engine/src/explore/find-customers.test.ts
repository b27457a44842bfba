import { expect } from 'vitest';
import { exploreDemo } from '../../test/explored-demo.ts';
import { onEngines } from '../../test/on-engines.ts';
import { sql } from '../warehouse/index.ts';
import { findCustomers } from './find-customers.ts';

/** Ids with what a pattern would read as a wildcard, and one that is part of others. */
const awkward = (name: string, text: string) =>
  name === 'consents.csv'
    ? text
    : text
        .replaceAll('C0000003', 'C0000003%')
        .replaceAll('C0000004', 'C_0000004')
        .replaceAll('C0000005', 'C0000');

onEngines('customers are found by id and by rule, in the order of a fact', async (warehouse) => {
  const run = await exploreDemo(warehouse, { customers: 120, correct: awkward });
  const { customers } = run.summary;
  const all = await findCustomers(run, { limit: 200 });
  expect(all.total).toBe(customers);
  expect(all.rows).toHaveLength(Math.min(customers, 200));
  expect(all.columns[0]?.name).toBe('customer_id');
  const spending = all.rows.map((row) => Number(row.past_year_revenue));
  expect(spending).toEqual(spending.toSorted((a, b) => b - a));

  const ids = async (search: string) =>
    (await findCustomers(run, { search })).rows.map((row) => row.customer_id);
  expect(await ids('%')).toEqual(['C0000003%']);
  expect(await ids('_')).toEqual(['C_0000004']);
  expect((await ids('C0000'))[0]).toBe('C0000');
  expect((await ids('C0000')).length).toBeGreaterThan(10);
  expect(await ids('c_0000004')).toEqual(['C_0000004']);
  expect(await ids("' or 1=1 --")).toEqual([]);
  expect(await findCustomers(run, { search: '' })).toMatchObject({ total: customers });

  // Pages meet without a gap or an overlap, also where most are tied or empty.
  for (const sort of ['purchase_days', 'growth', 'country', 'customer_id', 'first_purchase'])
    for (const descending of [true, false]) {
      const order = { sort, descending, columns: [sort] };
      const whole = await findCustomers(run, { ...order, limit: 200 });
      const first = await findCustomers(run, { ...order, limit: 33 });
      const rest = await findCustomers(run, { ...order, offset: 33, limit: 200 });
      expect([...first.rows, ...rest.rows]).toEqual(whole.rows);
      const values = whole.rows.map((row) => row[sort] ?? null);
      expect(
        values.slice(values.indexOf(null)).every((value) => value === null) || !values.includes(null),
      ).toBe(true);
    }

  const found = await findCustomers(run, { rule: { lifecycle: 'dormant' }, columns: ['lifecycle'] });
  expect(found.total).toBe(run.summary.lifecycle.dormant);
  expect(found.rows.every((row) => row.lifecycle === 'dormant')).toBe(true);
  // A page behind the last one still says how many there are.
  for (const search of [{ rule: { lifecycle: 'dormant' } }, { search: 'C0' }, {}]) {
    const { total } = await findCustomers(run, search);
    expect(await findCustomers(run, { ...search, offset: 100_000 })).toMatchObject({ total, rows: [] });
  }
  await expect(findCustomers(run, { rule: { x: 1 } })).rejects.toMatchObject({ code: 'rule-invalid' });
  await expect(findCustomers(run, { sort: 'order' })).rejects.toMatchObject({
    code: 'field-unknown',
    remedy: 'Did you mean "orders"?',
  });
  await expect(findCustomers(run, { columns: ['1; drop table customer_facts'] })).rejects.toMatchObject({
    code: 'field-unknown',
  });
});

onEngines(
  'customers are found by a whole address or number, which is no part of their id',
  async (warehouse) => {
    const run = await exploreDemo(warehouse, { customers: 60 });
    const [, second] = (await findCustomers(run, { limit: 2 })).rows.map((row) => String(row.customer_id));
    await warehouse.create(
      'contacts',
      sql`select ${second!} as customer_id, 'anna@shop.de' as email, '+43660123456' as phone`,
    );
    for (const search of ['ANNA@shop.de', '+43 660 123456', '0043 660 123456'])
      expect(await findCustomers(run, { search })).toMatchObject({
        total: 1,
        rows: [{ customer_id: second }],
      });
    expect(await findCustomers(run, { search: 'anna@shop' })).toMatchObject({ total: 0 });
  },
);
