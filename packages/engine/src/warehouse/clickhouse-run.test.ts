import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { engines } from '../../test/on-engines.ts';
import { type RunningClickHouse, startClickHouse } from '../../test/start-clickhouse.ts';
import { dropRunDatabase, inRunDatabase, openClickHouse, sql, type Warehouse } from './index.ts';

const one = { n: 'count' } as const;

describe.skipIf(!engines.includes('clickhouse'))('a run on a server that others use', () => {
  let clickhouse: RunningClickHouse;
  let shared: Warehouse;
  beforeAll(async () => {
    clickhouse = await startClickHouse();
    shared = await openClickHouse(clickhouse.url);
    await shared.createFrom('t', one, [{ n: 7 }]);
  });
  afterAll(async () => {
    await shared.close();
    await clickhouse.stop();
  });

  const run = (id: string) => ({ address: clickhouse.url, id, keep: false });
  const databases = () =>
    shared.rows(sql`select name from system.databases where startsWith(name, 'attune_')`, { name: 'text' });
  const content = (warehouse: Warehouse) => warehouse.rows(sql`select n from t`, one);

  test('meets neither the tables of others nor another run, and leaves nothing', async () => {
    let both = 0;
    let meet = () => {};
    const met = new Promise<void>((resolve) => {
      meet = resolve;
    });
    const work = (n: number) => async (warehouse: Warehouse) => {
      expect(await warehouse.has('t')).toBe(false);
      await warehouse.createFrom('t', one, [{ n }]);
      both += 1;
      if (both === 2) meet();
      await met;
      expect(await databases()).toHaveLength(2);
      return content(warehouse);
    };
    const found = await Promise.all([
      inRunDatabase(run('1-a'), undefined, work(1)),
      inRunDatabase(run('2-b'), undefined, work(2)),
    ]);
    expect(found).toEqual([[{ n: 1 }], [{ n: 2 }]]);
    expect(await databases()).toEqual([]);
    expect(await content(shared)).toEqual([{ n: 7 }]);
  });

  test('that fails leaves nothing either', async () => {
    const failing = inRunDatabase(run('3'), undefined, async (warehouse) => {
      await warehouse.createFrom('t', one, [{ n: 3 }]);
      await warehouse.rows(sql`select m from t`, { m: 'count' });
    });
    await expect(failing).rejects.toMatchObject({ code: 'warehouse-failed' });
    expect(await databases()).toEqual([]);
  });

  test('what a killed run left can be dropped, also when it left nothing', async () => {
    await inRunDatabase(run('4'), undefined, async () => {
      await dropRunDatabase(run('4'));
      expect(await databases()).toEqual([]);
    });
    await dropRunDatabase(run('4'));
  });
});

describe('what is said to the server', () => {
  const nobodyWaits = 'the connection was closed';
  let server: Server | undefined;
  afterEach(() => {
    server?.closeAllConnections();
    server?.close();
  });

  /** A server that writes down what it is told, and never answers what is slow. */
  async function listening(refusal?: string) {
    const told: string[] = [];
    const heard = Promise.withResolvers<void>();
    server = createServer(async (request, response) => {
      const url = new URL(request.url ?? '/', 'http://server');
      const statement = url.searchParams.get('query') ?? (await text(request));
      const database = url.searchParams.get('database');
      told.push(`${database}: ${statement.trim()}`);
      if (statement.includes('slow')) {
        response.on('close', () => told.push(nobodyWaits));
        heard.resolve();
      } else if (refusal && statement.startsWith('create database')) {
        response.writeHead(500, { 'X-ClickHouse-Exception-Code': '497' }).end(refusal);
      } else response.end(statement.includes('select 1') ? '["one"]\n["UInt8"]\n[1]\n' : '');
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    return { told, heard: heard.promise, address: `clickhouse://ann:secret@127.0.0.1:${port}/shop` };
  }

  test.each([
    ['a question', (warehouse: Warehouse) => warehouse.rows(sql`select slow`, one)],
    ['a command', (warehouse: Warehouse) => warehouse.drop('slow')],
    ['an export', (warehouse: Warehouse) => warehouse.exportParquet(sql`select slow`, '/nowhere/slow')],
  ])('a signal ends %s: nobody waits, the server is told, the database goes', async (_, slow) => {
    const { told, heard, address } = await listening();
    const stop = new AbortController();
    let then: unknown;
    const running = inRunDatabase({ address, id: 'x-1', keep: false }, stop.signal, async (warehouse) => {
      await slow(warehouse).catch(() => {});
      then = await warehouse.rows(sql`select 2 as n`, one).catch((error) => error);
      throw then;
    });
    await heard;
    stop.abort();
    await expect(running).rejects.toBe(stop.signal.reason);
    expect(then).toBe(stop.signal.reason);
    expect(told).toContain(nobodyWaits);
    expect(told.filter((line) => line !== nobodyWaits)).toEqual([
      'shop: create database attune_x_1',
      expect.stringContaining('attune_x_1: select 1'),
      expect.stringContaining('slow'),
      "shop: kill query where current_database = 'attune_x_1' sync",
      'shop: drop database if exists attune_x_1 sync',
    ]);
  });

  test('a user who may not make a database is told what to grant, and nothing else is tried', async () => {
    const { told, address } = await listening(
      'Code: 497. DB::Exception: ann: Not enough privileges. (ACCESS_DENIED)',
    );
    const error = await inRunDatabase({ address, id: 'x', keep: false }, undefined, async () => {}).catch(
      (e) => e,
    );
    expect(error).toMatchObject({
      code: 'warehouse-unavailable',
      message: expect.stringContaining('does not let this user make a database'),
      remedy: expect.stringContaining('GRANT CREATE'),
    });
    expect(told).toEqual(['shop: create database attune_x']);
  });
});
