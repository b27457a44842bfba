import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { onEngines, sameOnEngines } from '../../test/on-engines.ts';
import { day, double, ident, openClickHouse, openDuckDb, sql } from './index.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'attune-warehouse-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const people = {
  customer_id: 'text',
  orders: 'count',
  spent: 'money?',
  since: 'day?',
  rate: 'number?',
  alive: 'flag',
} as const;

const rows = [
  {
    customer_id: "O'Hara\\; drop\ttable\n",
    orders: 9_007_199_254_740_991,
    spent: 0.1,
    since: '1905-12-31',
    rate: 0.1,
    alive: true,
  },
  { customer_id: 'Ño', orders: -3, spent: -1_234_567.8912, since: '2024-02-29', rate: -0.25, alive: false },
  { customer_id: '', orders: 0, spent: null, since: null, rate: null, alive: false },
] as const;

sameOnEngines(
  'a table from memory comes back as it went in',
  people,
  async (warehouse) => {
    await warehouse.createFrom('people', people, rows);
    return warehouse.rows(sql`select * from people order by customer_id`, people);
  },
  (found) => expect(found).toEqual([rows[2], rows[0], rows[1]]),
);

sameOnEngines(
  'money from memory is rounded half away from zero to four places',
  { id: 'count', amount: 'money' },
  async (warehouse) => {
    const amounts = [0.1 + 0.2, 1.00005, -1.00005, 0.00004999, -0.00005, 100_000.00005];
    const shape = { id: 'count', amount: 'money' } as const;
    await warehouse.createFrom(
      't',
      shape,
      amounts.map((amount, id) => ({ id, amount })),
    );
    return warehouse.rows(sql`select * from t order by id`, shape);
  },
  (found) => expect(found.map((row) => row.amount)).toEqual([0.3, 1.0001, -1.0001, 0, -0.0001, 100_000.0001]),
);

const bound = {
  s: 'text',
  n: 'count',
  x: 'number',
  h: 'number',
  d: 'day',
  f: 'flag',
  nothing: 'text?',
} as const;

sameOnEngines(
  'every kind of value can be bound, also where a query becomes a table',
  bound,
  async (warehouse) => {
    const query = sql`select ${"a'b\\'c\t\n{p1:String} é"} as s, ${9_007_199_254_740_993n} - 1000 as n, ${0.1} as x,
      ${double(3)} / 2 as h, ${day('1969-12-31')} as d, ${true} as f, ${warehouse.dialect.cast(null, 'text')} as nothing`;
    await warehouse.create('t', query);
    return [...(await warehouse.rows(query, bound)), ...(await warehouse.rows(sql`select * from t`, bound))];
  },
  (found) => {
    const row = {
      s: "a'b\\'c\t\n{p1:String} é",
      n: 9_007_199_254_739_993,
      x: 0.1,
      h: 1.5,
      d: '1969-12-31',
      f: true,
      nothing: null,
    };
    expect(found).toEqual([row, row]);
  },
);

onEngines('a query that fails leaves the older table as it was', async (warehouse) => {
  const shape = { n: 'count' } as const;
  await warehouse.create('t', sql`select 1 as n`);
  await warehouse.create('t', sql`select n + 1 as n from t`);
  const failing = sql`select cast(${'ann@example.org'} as bigint) as n from t`;
  await expect(warehouse.create('t', failing)).rejects.toMatchObject({ code: 'warehouse-failed' });
  expect(await warehouse.rows(sql`select n from t`, shape)).toEqual([{ n: 2 }]);
  expect(await warehouse.has('t')).toBe(true);
  expect(await warehouse.has('t__next')).toBe(false);
  await warehouse.drop('t');
  await warehouse.drop('t');
  expect(await warehouse.has('t')).toBe(false);
});

onEngines('a failed statement says what it was, without any value that was bound', async (warehouse) => {
  const error = await warehouse
    .rows(sql`select cast(${'ann@example.org'} as bigint) as n`, { n: 'count' })
    .catch((caught: unknown) => caught as Error);
  expect(error).toMatchObject({ code: 'warehouse-failed' });
  expect(String(error)).toMatch(/select cast\(/);
  expect(String(error)).not.toMatch(/ann@/);
});

onEngines('what a shape does not allow is an error that names the column', async (warehouse) => {
  const { dialect } = warehouse;
  const ask = (value: Parameters<typeof dialect.cast>[0], kind: 'count' | 'number' | 'text') =>
    warehouse.rows(sql`select ${value} as it`, { it: kind });
  await expect(ask(dialect.cast(null, 'integer'), 'count')).rejects.toThrow(/Column it/);
  await expect(ask(sql`${9_007_199_254_740_993n} + 0`, 'count')).rejects.toThrow(/Column it/);
  await expect(ask(dialect.cast('nan', 'number'), 'number')).rejects.toThrow(/Column it/);
  await expect(ask(sql`1.5`, 'count')).rejects.toThrow(/Column it/);
  await expect(ask(1, 'text')).rejects.toThrow(/Column it/);
});

onEngines('a large answer comes in batches, and may be left half-way', async (warehouse) => {
  const shape = { i: 'count', odd: 'flag' } as const;
  const query = sql`select i, i % 2 = 1 as odd from ${warehouse.dialect.series(20_000)} as numbers order by i`;
  const seen: number[] = [];
  let batches = 0;
  for await (const batch of warehouse.batches(query, shape)) {
    batches++;
    expect(batch.columns.i).toHaveLength(batch.length);
    expect(batch.columns.odd).toHaveLength(batch.length);
    seen.push(...batch.columns.i);
  }
  expect(batches).toBeGreaterThan(2);
  expect(seen).toEqual(Array.from({ length: 20_000 }, (_, i) => i));
  for await (const batch of warehouse.batches(query, shape)) if (batch.length > 0) break;
  expect(await warehouse.rows(sql`select 1 as one`, { one: 'count' })).toEqual([{ one: 1 }]);
});

sameOnEngines(
  'a Parquet file goes out and comes in again, and each engine reads it',
  people,
  async (warehouse) => {
    const path = join(folder, `${warehouse.dialect.name}.parquet`);
    await warehouse.createFrom('people', people, rows);
    await warehouse.exportParquet(sql`select * from people where orders >= ${-3} order by orders`, path);
    await warehouse.importParquet('again', path);
    const other = await openDuckDb(':memory:', { threads: 1 });
    await other.importParquet('people', path);
    expect(await other.rows(sql`select * from people order by orders`, people)).toEqual([
      rows[1],
      rows[2],
      rows[0],
    ]);
    await other.close();
    return warehouse.rows(sql`select * from again order by customer_id`, people);
  },
  (found) => expect(found).toEqual([rows[2], rows[0], rows[1]]),
);

onEngines('an instant keeps its microseconds through Parquet, also before 1970', async (warehouse) => {
  const path = join(folder, `${warehouse.dialect.name}-instants.parquet`);
  const source = await openDuckDb(':memory:', { threads: 1 });
  await source.exportParquet(sql`select timestamp '1969-07-20 20:17:40.123456' as at`, path);
  await source.close();
  await warehouse.importParquet('t', path);
  const answer = await warehouse.rows(
    sql`select ${warehouse.dialect.cast(ident('at'), 'text')} as at, ${warehouse.dialect.cast(ident('at'), 'day')} as d from t`,
    { at: 'text', d: 'day' },
  );
  expect(answer).toEqual([{ at: '1969-07-20 20:17:40.123456', d: '1969-07-20' }]);
});

onEngines('a file that is no Parquet is an error and leaves no table', async (warehouse) => {
  const path = join(folder, 'broken.parquet');
  await writeFile(path, 'PAR1 this is nothing PAR1');
  await expect(warehouse.importParquet('t', path)).rejects.toMatchObject({ code: 'warehouse-failed' });
  expect(await warehouse.has('t')).toBe(false);
});

describe('an address that does not work', () => {
  test('is named without its password, and with what to do', async () => {
    const free = createServer().listen(0, '127.0.0.1');
    const port = await new Promise<number>((found) =>
      free.on('listening', () => found((free.address() as { port: number }).port)),
    );
    await new Promise((closed) => free.close(closed));
    const error = await openClickHouse(`clickhouse://ann:secret@127.0.0.1:${port}/shop`).catch(
      (e: Error) => e,
    );
    expect(error).toMatchObject({
      code: 'warehouse-unavailable',
      remedy: expect.stringContaining('server runs'),
    });
    expect(String(error)).toContain(`127.0.0.1:${port}`);
    expect(`${error}${(error as Error).cause}`).not.toContain('secret');
  });

  test.each(['clickhouse://', 'postgres://a:secret@b/c', 'clickhouse:/x'])(
    '%s is a wrong call',
    async (url) => {
      const error = await openClickHouse(url).catch((e: Error) => e);
      expect(error).toMatchObject({ code: 'usage' });
      expect(String(error)).not.toContain('secret');
    },
  );
});
