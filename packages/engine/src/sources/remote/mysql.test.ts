import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { cutLine } from '../../../test/cut-line.ts';
import { fetchRemoteBy, refusalOf } from '../../../test/fetch-remote.ts';
import { mysqlPrograms, startMysql, type TestMysql } from '../../../test/mysql.ts';
import { fetchSources } from './fetch-sources.ts';

const fetchRemote = fetchRemoteBy(fetchSources);

describe.skipIf(!mysqlPrograms)('from MySQL', () => {
  let server: TestMysql;

  beforeAll(async () => {
    server = await startMysql();
    await server.admin.query(`
      create database shop character set utf8mb4;
      use shop;
      create table orders (id bigint unsigned primary key, customer varchar(40), at timestamp(3) null, local datetime null,
        day date, amount decimal(20, 6), paid boolean, note text, raw varbinary(8));
      set time_zone = '+00:00';
      insert into orders values
        (18446744073709551615, 'Bär', '2024-03-30 23:30:00.120', '2024-03-31 01:30:00', '2024-03-31', 12345678901234.567890,
          true, 'a "quoted"\\n line', x'00ff'),
        (1, 'a', null, null, null, null, null, null, null);
      create table no_key (x int);
      insert into no_key values (null), (7);
      create table many (id int primary key, text varchar(100));
      insert into many select seq, repeat('x', 100) from seq_1_to_5001;
      create user reader identified by 'hunter2';
      grant select on shop.* to reader;
      create user stranger;
      grant usage on *.* to stranger;
    `);
  });
  afterAll(() => server?.stop());

  const address = (user = 'root', database = 'shop') =>
    `mysql://${user}@localhost/${database}?socket=${encodeURIComponent(server.socket)}`;
  const table = (name: string, user?: string, database?: string) =>
    `${address(user, database)}&table=${name}`;
  const fetched = async (input: string) => (await fetchRemote([input])).files[0]!;
  const queried = async (query: string) =>
    (await fetchRemote([], [{ name: 'orders', address: address(), query }])).files[0]!;

  test('every value comes exactly, in the order of the key', async () => {
    const { name, lines, notes } = await fetched(table('orders'));
    expect(name).toBe('orders (mysql)');
    expect(lines).toEqual([
      'id,customer,at,local,day,amount,paid,note,raw',
      '1,a,,,,,,,',
      '18446744073709551615,Bär,2024-03-30T23:30:00.120Z,2024-03-31T01:30:00,2024-03-31,12345678901234.567890,1,"a ""quoted""',
      ' line",0x00ff',
    ]);
    expect(notes).toEqual(['Its rows are in the order of the primary key (id).']);
  });

  test('a table without key is read as it comes', async () => {
    const { lines, notes } = await fetched(table('no_key'));
    expect(lines).toEqual(['x', '""', '7']);
    expect(notes[0]).toMatch(/no primary key/);
  });

  test('more rows than a batch come all, and none more than once', async () => {
    const { lines } = await fetched(table('many'));
    expect(lines).toHaveLength(5002);
    expect(new Set(lines).size).toBe(5002);
  });

  test('a query is one of the playbook, and may have no rows', async () => {
    const { lines } = await queried(
      'select customer, sum(amount) as total from orders group by 1 order by 1',
    );
    expect(lines).toEqual(['customer,total', 'a,', 'Bär,12345678901234.567890']);
    expect((await queried('select id from orders where 1 = 0')).lines).toEqual(['id']);
  });

  test('nothing can be written, by whatever way', async () => {
    await server.admin.query(`
      create or replace sequence counter;
      create or replace function remove_all() returns int deterministic begin delete from orders; return 1; end;
    `);
    for (const query of ['select remove_all()', 'select nextval(counter)'])
      expect(await refusalOf(queried(query))).toMatchObject({ code: 'playbook-invalid' });
    const [rows] = await server.admin.query('select count(*) as n from orders');
    expect(rows).toEqual([{ n: 2 }]);
  });

  test('the password comes from the address or the environment, and is in no error', async () => {
    expect((await fetched(table('no_key', 'reader:hunter2'))).lines).toHaveLength(3);
    vi.stubEnv('MYSQL_PWD', 'hunter2');
    expect((await fetched(table('no_key', 'reader'))).lines).toHaveLength(3);
    vi.stubEnv('MYSQL_PWD', 'hunter3');
    const refused = await refusalOf(fetchRemote([table('no_key', 'reader')]));
    vi.unstubAllEnvs();
    expect(refused).toMatchObject({ code: 'source-denied', remedy: expect.stringContaining('MYSQL_PWD') });
    expect(refused.logged).not.toContain('hunter');
  });

  test('what is wrong is said, with a remedy', async () => {
    expect(await refusalOf(fetchRemote([table('oders')]))).toMatchObject({
      code: 'input-missing',
      message: 'oders (mysql): the database has no table oders.',
      remedy: 'Did you mean orders?',
    });
    expect(await refusalOf(fetchRemote([table('orders', 'stranger')]))).toMatchObject({
      code: 'source-denied',
    });
    expect(await refusalOf(fetchRemote([table('orders', 'root', 'nowhere')]))).toMatchObject({
      code: 'input-missing',
      message: expect.stringContaining('no such database'),
    });
    expect(await refusalOf(fetchRemote(['mysql://r@127.0.0.1:1/d?table=x']))).toMatchObject({
      code: 'source-unreachable',
    });
    expect(await refusalOf(fetchRemote(['mysql://127.0.0.1:1/d?table=x']))).toMatchObject({
      code: 'usage',
      message: 'The mysql address names no user.',
    });
    expect(await refusalOf(queried('select nothing from orders'))).toMatchObject({
      code: 'playbook-invalid',
    });
  });

  test('a cut connection is no shorter table', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'attune-cut-'));
    const at = join(folder, 'socket');
    const line = await cutLine({ path: server.socket }, 200_000, at);
    try {
      const { code, message } = await refusalOf(
        fetchRemote([`mysql://root@localhost/shop?table=many&socket=${encodeURIComponent(at)}`]),
      );
      expect([code, message]).toEqual([
        'input-unreadable',
        'many (mysql): the connection was cut before the last row.',
      ]);
    } finally {
      line.close();
      rmSync(folder, { recursive: true });
    }
  });

  test('a cancel ends it', async () => {
    const stop = new AbortController();
    const slow = fetchRemote(
      [],
      [{ name: 'slow', address: address(), query: 'select sleep(600)' }],
      stop.signal,
    );
    setTimeout(() => stop.abort(), 300);
    await expect(slow).rejects.toThrow(expect.objectContaining({ name: 'AbortError' }));
  });
});
