import { createClient } from '@clickhouse/client';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { cutLine } from '../../../test/cut-line.ts';
import { fetchRemoteBy, refusalOf } from '../../../test/fetch-remote.ts';
import { type RunningClickHouse, startClickHouse } from '../../../test/start-clickhouse.ts';
import { openClickHouseSource } from '../../warehouse/index.ts';
import { fetchSources } from './fetch-sources.ts';

const fetchRemote = fetchRemoteBy(fetchSources);

describe.skipIf(process.env.ATTUNE_TEST_CLICKHOUSE !== '1')('from ClickHouse', () => {
  let server: RunningClickHouse;

  beforeAll(async () => {
    server = await startClickHouse();
    const url = new URL(server.url.replace('clickhouse', 'http'));
    const client = createClient({ url: url.origin, username: url.username, password: url.password });
    for (const query of [
      `create table orders (id UInt64, customer Nullable(String), at DateTime64(3, 'Europe/Berlin'), day Date,
        amount Decimal(20, 6), paid Bool, tags Map(String, String)) engine = MergeTree order by (day, id)`,
      `insert into orders values
        (18446744073709551615, 'Bär "x"', '2024-03-31 03:30:00.120', '2024-03-31', 12345678901234.5, true, {}),
        (2, null, '2024-01-01 00:00:00', '2024-01-01', -1, false, {'a': 'b'}),
        (1, '', '2024-01-01 00:00:00', '2024-01-01', 0, false, {})`,
      'create table plain (x Nullable(Int32)) engine = Memory',
      'insert into plain values (null), (7)',
      'create table many (id UInt32, text String) engine = MergeTree order by id',
      "insert into many select number, repeat('x', 100) from numbers(5001)",
    ])
      await client.command({ query });
    await client.close();
  });
  afterAll(() => server?.stop());

  const table = (name: string) => `${server.url}?table=${name}`;
  const withPassword = async <T>(attempt: () => Promise<T>, password = 'front'): Promise<T> => {
    vi.stubEnv('CLICKHOUSE_PASSWORD', password);
    return attempt().finally(() => vi.unstubAllEnvs());
  };
  const queried = (query: string) =>
    withPassword(async () => {
      const address = server.url.replace(':front@', '@');
      return (await fetchRemote([], [{ name: 'orders', address, query }])).files[0]!;
    });

  test('every value comes exactly, in the order of the key', async () => {
    const { name, lines, notes } = (await fetchRemote([table('orders')])).files[0]!;
    expect(name).toBe('orders (clickhouse)');
    expect(lines).toEqual([
      '"id","customer","at","day","amount","paid","tags"',
      '1,"","2023-12-31T23:00:00.000Z","2024-01-01",0.000000,false,"{}"',
      '2,"","2023-12-31T23:00:00.000Z","2024-01-01",-1.000000,false,"{\'a\':\'b\'}"',
      '18446744073709551615,"Bär ""x""","2024-03-31T01:30:00.120Z","2024-03-31",12345678901234.500000,true,"{}"',
    ]);
    expect(notes).toEqual(['Its rows are in the order of the primary key (day, id).']);
  });

  test('a table without key is read as it comes, and a query in its order', async () => {
    const { lines, notes } = (await fetchRemote([table('plain')])).files[0]!;
    expect(lines).toEqual(['"x"', '""', '7']);
    expect(notes[0]).toMatch(/no primary key/);
    expect((await queried('select id, amount from orders where id < 3 order by id')).lines).toEqual([
      '"id","amount"',
      '1,0.000000',
      '2,-1.000000',
    ]);
    expect((await queried('select id from orders where id = 3')).lines).toEqual(['"id"']);
  });

  test('nothing can be written: the server itself refuses it', async () => {
    const source = openClickHouseSource(new URL(server.url), undefined, undefined);
    for (const statement of [
      'drop table plain',
      'insert into plain values (1)',
      'create table more (x Int8) engine = Memory',
    ])
      await expect(source.answers(statement)).rejects.toThrow(/read-?only/i);
    await source.close();
    for (const query of [
      'select id from orders settings readonly = 0',
      "with 1 as one select * from executable('rm', 'TabSeparated', 'x String')",
    ])
      expect((await refusalOf(queried(query))).code).toMatch(/playbook-invalid|source-denied/);
  });

  test('what is wrong is said, with a remedy', async () => {
    expect(await refusalOf(fetchRemote([table('oders')]))).toMatchObject({
      code: 'input-missing',
      message: 'oders (clickhouse): the database has no table oders.',
      remedy: 'Did you mean orders?',
    });
    const without = table('orders').replace(':front@', '@');
    const refused = await withPassword(() => refusalOf(fetchRemote([without])), 'hunter2');
    expect(refused).toMatchObject({
      code: 'source-denied',
      remedy: expect.stringContaining('CLICKHOUSE_PASSWORD'),
    });
    expect(refused.logged).not.toContain('hunter2');
    const nowhere = table('orders').replace('/default?', '/nowhere?');
    expect(await refusalOf(fetchRemote([nowhere]))).toMatchObject({ code: 'input-missing' });
    expect(await refusalOf(fetchRemote(['clickhouse://u:hunter2@127.0.0.1:1/d?table=x']))).toMatchObject({
      code: 'source-unreachable',
      logged: expect.not.stringContaining('hunter2'),
    });
    expect(await refusalOf(queried('select nothing from orders'))).toMatchObject({
      code: 'playbook-invalid',
    });
  });

  test('a cut connection is no shorter table', async () => {
    const { hostname, port } = new URL(server.url.replace('clickhouse', 'http'));
    const line = await cutLine({ host: hostname, port: Number(port) }, 200_000);
    try {
      const { code, message } = await refusalOf(
        fetchRemote([table('many').replace(port, String(line.port))]),
      );
      expect([code, message]).toEqual([
        'input-unreadable',
        'many (clickhouse): the connection was cut before the last row.',
      ]);
    } finally {
      line.close();
    }
  });
});
