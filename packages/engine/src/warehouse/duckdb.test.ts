import { expect, test } from 'vitest';
import { day, double, ident, openDuckDb, sql } from './index.ts';

test('values go in bound and come back as the type that the shape names', async () => {
  const warehouse = await openDuckDb(':memory:', { threads: 1 });
  await warehouse.createFrom(
    'people',
    { name: 'text', orders: 'count', spent: 'money', since: 'day?', rate: 'number', alive: 'flag' },
    [
      { name: "O'Hara; drop table", orders: 3, spent: 0.1, since: '1969-12-31', rate: 0.5, alive: true },
      { name: 'Ño', orders: 0, spent: -1234567.89, since: null, rate: -0.25, alive: false },
    ],
  );
  const rows = await warehouse.rows(
    sql`select ${ident('name')}, sum(spent) as spent, min(since) as since, ${day('2024-02-29')} as d,
               ${double(2)} / 4 as half, ${'x"y'} as text, count(*) as n
        from people where rate < ${1} and name <> ${'nobody'} group by name order by name`,
    { name: 'text', spent: 'money', since: 'day?', d: 'day', half: 'number', text: 'text', n: 'count' },
  );
  expect(rows).toEqual([
    {
      name: "O'Hara; drop table",
      spent: 0.1,
      since: '1969-12-31',
      d: '2024-02-29',
      half: 0.5,
      text: 'x"y',
      n: 1,
    },
    { name: 'Ño', spent: -1234567.89, since: null, d: '2024-02-29', half: 0.5, text: 'x"y', n: 1 },
  ]);
  await warehouse.close();
});

test('a null where the shape allows none is an error that names the column', async () => {
  const warehouse = await openDuckDb(':memory:', { threads: 1 });
  await expect(warehouse.rows(sql`select null::integer as orders`, { orders: 'count' })).rejects.toThrow(
    /orders/,
  );
  await warehouse.close();
});

test('a failed statement tells no customer value', async () => {
  const warehouse = await openDuckDb(':memory:', { threads: 1 });
  const failure = await warehouse
    .run(sql`select cast(${'anna@example.com'} as integer)`)
    .then(() => undefined)
    .catch((error: unknown) => error);
  expect(failure).toMatchObject({ code: 'warehouse-failed' });
  expect(`${failure} ${(failure as Error).cause}`).not.toContain('anna');
  await warehouse.close();
});
