import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { day, double, ident, openDuckDb, openDuckDbReader, sql } from './index.ts';

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

test('a published file that is damaged in one place is called damaged, and answers elsewhere', async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'attune-damaged-')), 'kept.duckdb');
  const warehouse = await openDuckDb(file, { threads: 1 });
  await warehouse.create('t', sql`select i as n, md5(i::varchar) as s from range(200000) r(i)`);
  await warehouse.close();
  const bytes = readFileSync(file);
  const block = 262_144;
  // Within the blocks that hold the texts; the ends hold what every question needs.
  for (let at = 12_288 + block; at < bytes.length - 2 * block; at += block)
    bytes.fill(0x5a, at + 999, at + 1_099);
  writeFileSync(file, bytes);
  const reader = await openDuckDbReader(file, { memory: '100MB' });
  await expect(reader.rows(sql`select sum(length(s)) as n from t`, { n: 'count' })).rejects.toMatchObject({
    code: 'warehouse-unavailable',
    message: 'The tables of this run are damaged.',
  });
  expect(await reader.rows(sql`select count(*) as n from t`, { n: 'count' })).toEqual([{ n: 200_000 }]);
  await reader.close();
  rmSync(dirname(file), { recursive: true });
});
