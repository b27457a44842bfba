import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { cutLine } from '../../../test/cut-line.ts';
import { fetchRemoteBy, refusalOf } from '../../../test/fetch-remote.ts';
import { postgresPrograms, startPostgres, type TestPostgres } from '../../../test/postgres.ts';
import { fetchSources } from './fetch-sources.ts';

const fetchRemote = fetchRemoteBy(fetchSources);

describe.skipIf(!postgresPrograms)('from PostgreSQL', () => {
  let server: TestPostgres;
  let address: string;
  let admin: Client;

  beforeAll(async () => {
    server = await startPostgres();
    address = await server.freshSchema();
    admin = new Client({ connectionString: address });
    await admin.connect();
    await admin.query(`
      create table orders (id bigint primary key, customer text, at timestamptz, local timestamp, day date,
        amount numeric(20, 6), price money, paid boolean, share double precision, note text);
      insert into orders values
        (9007199254740993, 'b', '2024-03-31 01:30:00.123456+02', '2024-03-31 01:30:00', '2024-03-31',
          12345678901234.567890, -1234.5, true, 0.1, E'a "quoted"\\n line, with a comma'),
        (1, 'a', null, null, null, null, null, null, null, null),
        (2, 'c', 'infinity', '2024-01-01', '0044-03-15 BC', 'NaN', 1, false, 1e100, '');
      create table "No Key" (x int);
      insert into "No Key" values (null), (7);
      create schema other;
      create table other.orders (y int primary key, x int);
      insert into other.orders values (2, 1), (1, 2);
      create table many (id int primary key, text text);
      insert into many select n, repeat('x', 100) from generate_series(1, 5001) as n;
      create role stranger login;
    `);
  });
  afterAll(async () => {
    await admin?.end();
    await server?.stop();
  });

  const table = (name: string, more = '') => `${address}&table=${encodeURIComponent(name)}${more}`;
  const fetched = async (input: string) => (await fetchRemote([input])).files[0]!;
  const queried = async (query: string) =>
    (await fetchRemote([], [{ name: 'orders', address, query }])).files[0]!;

  test('every value comes exactly, in the order of the key', async () => {
    const { name, lines, notes } = await fetched(table('orders'));
    expect(name).toBe('orders (postgres)');
    expect(lines).toEqual([
      'id,customer,at,local,day,amount,price,paid,share,note',
      '1,a,,,,,,,,',
      '2,c,infinity,2024-01-01T00:00:00,0044-03-15 BC,NaN,1.00,false,1e+100,',
      '9007199254740993,b,2024-03-30T23:30:00.123456Z,2024-03-31T01:30:00,2024-03-31,12345678901234.567890,-1234.50,true,0.1,"a ""quoted""',
      ' line, with a comma"',
    ]);
    expect(notes).toEqual(['Its rows are in the order of the primary key (id).']);
  });

  test('a table is found by its schema and its exact name, and one without key is read as it comes', async () => {
    expect((await fetched(table('orders', '&schema=other'))).lines).toEqual(['y,x', '1,2', '2,1']);
    const { lines, notes, name } = await fetched(table('No Key'));
    expect([name, ...lines]).toEqual(['No Key (postgres)', 'x', '""', '7']);
    expect(notes[0]).toMatch(/no primary key/);
  });

  test('more rows than a batch come all, and none more than once', async () => {
    const { lines } = await fetched(table('many'));
    expect(lines).toHaveLength(5002);
    expect(new Set(lines).size).toBe(5002);
  });

  test('a query is one of the playbook', async () => {
    const { name, lines, notes } = await queried(
      'select customer, sum(amount) as total from orders where id <> 2 group by 1 order by 1;',
    );
    expect([name, ...lines]).toEqual([
      'orders (postgres)',
      'customer,total',
      'a,',
      'b,12345678901234.567890',
    ]);
    expect(notes).toEqual(['These are the rows of a query in the playbook, in its order.']);
    expect((await queried('select id from orders where false')).lines).toEqual(['id']);
  });

  test('nothing can be written, by whatever way', async () => {
    for (const query of [
      'with gone as (delete from orders returning id) select id from gone',
      "select nextval('counter')",
      "select set_config('transaction_read_only', 'off', true), lo_create(0)",
      'select id from orders for update',
    ]) {
      await admin.query('create sequence if not exists counter');
      const { code, message } = await refusalOf(queried(query));
      expect([query, code]).toEqual([query, 'playbook-invalid']);
      expect(message).toMatch(/writes|does not understand/);
    }
    expect((await admin.query('select count(*)::int as n from orders')).rows[0].n).toBe(3);
  });

  test('what is wrong is said, with a remedy', async () => {
    expect(await refusalOf(fetchRemote([table('oders')]))).toMatchObject({
      code: 'input-missing',
      message: 'oders (postgres): the database has no table oders.',
      remedy: 'Did you mean orders?',
    });
    const asStranger = table('orders').replace('attune@', 'stranger:hunter2@');
    const denied = await refusalOf(fetchRemote([asStranger]));
    expect(denied).toMatchObject({ code: 'input-missing' });
    const schema = /search_path%3D(\w+)/.exec(address)![1];
    await admin.query(`grant usage on schema ${schema} to stranger`);
    const refused = await refusalOf(fetchRemote([asStranger]));
    expect(refused).toMatchObject({ code: 'source-denied', remedy: expect.stringContaining('PGPASSWORD') });
    expect(refused.logged).not.toContain('hunter2');
    const nobody = await refusalOf(fetchRemote([table('orders').replace('attune@', 'nobody@')]));
    expect(nobody.code).toBe('source-denied');
    const nowhere = await refusalOf(fetchRemote([table('orders').replace('/postgres?', '/nowhere?')]));
    expect(nowhere).toMatchObject({
      code: 'input-missing',
      message: expect.stringContaining('no such database'),
    });
    const unreachable = await refusalOf(fetchRemote(['postgres://r:hunter2@127.0.0.1:1/d?table=x']));
    expect(unreachable.code).toBe('source-unreachable');
    expect(unreachable.logged).not.toContain('hunter2');
    expect(await refusalOf(queried('select nothing from orders'))).toMatchObject({
      code: 'playbook-invalid',
    });
    const failed = await refusalOf(queried("select (customer || ' of 4711')::int from orders"));
    expect(failed.code).toBe('input-unreadable');
    expect(failed.logged).not.toContain('4711');
  });

  test('a password comes from the address or the environment', async () => {
    const folder = decodeURIComponent(/host=([^&]+)/.exec(address)![1]!);
    const rules = join(folder, 'data', 'pg_hba.conf');
    writeFileSync(rules, `local all locked scram-sha-256\n${readFileSync(rules, 'utf8')}`);
    const schema = /search_path%3D(\w+)/.exec(address)![1];
    await admin.query(`
      create role locked login password 'hunter2';
      grant usage on schema ${schema} to locked;
      grant select on "No Key" to locked;
      select pg_reload_conf();
    `);
    const as = (user: string) => table('No Key').replace('attune@', `${user}@`);
    // The server takes a moment to read its rules anew.
    await vi.waitFor(async () => {
      expect(await refusalOf(fetchRemote([as('locked')]))).toMatchObject({ code: 'source-denied' });
    });
    expect((await fetched(as('locked:hunter2'))).lines).toHaveLength(3);
    vi.stubEnv('PGPASSWORD', 'hunter2');
    expect((await fetched(as('locked'))).lines).toHaveLength(3);
    vi.stubEnv('PGPASSWORD', 'hunter3');
    const refused = await refusalOf(fetchRemote([as('locked')]));
    vi.unstubAllEnvs();
    expect(refused).toMatchObject({ code: 'source-denied', logged: expect.not.stringContaining('hunter') });
  });

  test('a cut connection is no shorter table', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'attune-cut-'));
    const at = (host: string) => table('many').replace(/host=[^&]+/, `host=${encodeURIComponent(host)}`);
    const real = decodeURIComponent(/host=([^&]+)/.exec(address)![1]!);
    const line = await cutLine({ path: `${real}/.s.PGSQL.5432` }, 200_000, join(folder, '.s.PGSQL.5432'));
    try {
      const { code, message } = await refusalOf(fetchRemote([at(folder)]));
      expect([code, message]).toEqual([
        'input-unreadable',
        'many (postgres): the connection was cut before the last row.',
      ]);
    } finally {
      line.close();
      rmSync(folder, { recursive: true });
    }
  });

  test('a cancel ends it', async () => {
    const stop = new AbortController();
    const slow = fetchRemote([], [{ name: 'slow', address, query: 'select pg_sleep(600)' }], stop.signal);
    setTimeout(() => stop.abort(), 300);
    await expect(slow).rejects.toThrow(expect.objectContaining({ name: 'AbortError' }));
  });
});
