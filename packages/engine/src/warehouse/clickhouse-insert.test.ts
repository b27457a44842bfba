import { createReadStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ClickHouseClient, ClickHouseError, createClient } from '@clickhouse/client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { engines } from '../../test/on-engines.ts';
import { type RunningClickHouse, startClickHouse } from '../../test/start-clickhouse.ts';
import { idempotent, insertOnce } from './clickhouse-insert.ts';
import { openClickHouse, openDuckDb, sql } from './index.ts';

const totals = { n: 'count', total: 'count' } as const;
const lines = 300_000;
const whole = { n: lines, total: (lines * (lines - 1)) / 2 };

describe.skipIf(!engines.includes('clickhouse'))('an insert that is sent twice', () => {
  let clickhouse: RunningClickHouse;
  let client: ClickHouseClient;
  let folder = '';
  let file = '';
  beforeAll(async () => {
    clickhouse = await startClickHouse();
    const { host, username, password } = new URL(clickhouse.url);
    client = createClient({ url: `http://${host}`, username, password });
    folder = await mkdtemp(join(tmpdir(), 'attune-insert-'));
    file = join(folder, 'lines.parquet');
    const source = await openDuckDb(':memory:', { threads: 1 });
    await source.exportParquet(
      sql`select 'c' || (i % 1000) as customer_id, i as line from range(0, ${lines}) t(i)`,
      file,
    );
    await source.close();
  });
  afterAll(async () => {
    await client.close();
    await clickhouse.stop();
    await rm(folder, { recursive: true, force: true });
  });

  test('counts once by its token, block by block; another token is another insert', async () => {
    const warehouse = await openClickHouse(clickhouse.url);
    await warehouse.createFrom('t', { customer_id: 'text', line: 'count' }, []);
    const insert = (token: string) =>
      client.insert({
        table: 't',
        values: createReadStream(file),
        format: 'Parquet',
        clickhouse_settings: {
          ...idempotent(token),
          max_insert_block_size: '50000',
          min_insert_block_size_rows: '50000',
          min_insert_block_size_bytes: '0',
        },
      });
    const count = async () =>
      (await warehouse.rows(sql`select count(*) as n, sum(line) as total from t`, totals))[0];
    await insert('first');
    const parts = await warehouse.rows(
      sql`select count(*) as n, 0 as total from system.parts where "table" = 't' and active`,
      totals,
    );
    expect(parts[0]?.n).toBeGreaterThan(1);
    await insert('first');
    expect(await count()).toEqual(whole);
    await insert('second');
    expect(await count()).toEqual({ n: 2 * whole.n, total: 2 * whole.total });
    await warehouse.close();
  });

  test('after it broke off on the way is complete, and not doubled', async () => {
    const warehouse = await openClickHouse(clickhouse.url);
    await warehouse.createFrom('half', { n: 'count' }, []);
    const rows: unknown[][] = Array.from({ length: 200_000 }, (_, n) => [n]);
    const insert = (values: unknown[][]) =>
      client.insert({
        table: 'half',
        values,
        format: 'JSONCompactEachRow',
        clickhouse_settings: { ...idempotent('one'), min_insert_block_size_rows: '20000' },
      });
    await expect(insert(rows.toSpliced(150_000, 1, ['no number']))).rejects.toThrow(/parse/);
    await insert(rows);
    expect(await warehouse.rows(sql`select count(*) as n, sum(n) as total from half`, totals)).toEqual([
      { n: 200_000, total: (200_000 * 199_999) / 2 },
    ]);
    await warehouse.close();
  });

  test('because nobody heard the answer is taken once, from a file and from memory', async () => {
    const { address, inserts, stop } = await losingAnswers(clickhouse.url);
    const warehouse = await openClickHouse(address);
    await warehouse.importParquet('from_file', file);
    expect(inserts()).toBe(2);
    await warehouse.createFrom('from_memory', { n: 'count' }, [{ n: 1 }, { n: 2 }]);
    expect(inserts()).toBe(4);
    expect(
      await warehouse.rows(sql`select count(*) as n, sum(line) as total from from_file`, totals),
    ).toEqual([whole]);
    expect(await warehouse.rows(sql`select count(*) as n, sum(n) as total from from_memory`, totals)).toEqual(
      [{ n: 2, total: 3 }],
    );
    await warehouse.close();
    await stop();
  });
});

describe('sending again', () => {
  const refused = Object.assign(new Error('connect'), { code: 'ECONNREFUSED' });

  test('happens where the insert may have arrived, and ends with the last failure', async () => {
    let sent = 0;
    const failing = insertOnce(async () => {
      sent += 1;
      throw refused;
    }, AbortSignal.timeout(60_000));
    await expect(failing).rejects.toBe(refused);
    expect(sent).toBe(3);
  });

  test('does not happen where the server says no, nor once it is called off', async () => {
    const wrong = new ClickHouseError({
      code: '27',
      type: 'CANNOT_PARSE_INPUT_ASSERTION_FAILED',
      message: '',
    });
    const stopped = AbortSignal.abort();
    for (const [error, signal] of [
      [wrong, undefined],
      [refused, stopped],
    ] as const) {
      let sent = 0;
      await expect(
        insertOnce(async () => {
          sent += 1;
          throw error;
        }, signal),
      ).rejects.toBe(error);
      expect(sent).toBe(1);
    }
  });
});

/** A way to the server on which the answer to every first of two inserts is lost after the server has taken the rows. */
async function losingAnswers(url: string) {
  const to = new URL(url);
  let inserts = 0;
  const server: Server = createServer((incoming, outgoing) => {
    const { method, headers, url: path } = incoming;
    const isInsert = /[?&]query=insert/i.test(path ?? '');
    if (isInsert) inserts += 1;
    const isLost = isInsert && inserts % 2 === 1;
    const forwarded = request({ host: to.hostname, port: to.port, method, headers, path }, (answer) => {
      if (isLost) answer.resume().on('end', () => incoming.socket.destroy());
      else answer.pipe(outgoing.writeHead(answer.statusCode ?? 500, answer.headers));
    });
    incoming.pipe(forwarded);
  }).listen(0, '127.0.0.1');
  await new Promise((listening) => server.once('listening', listening));
  const address = new URL(url);
  address.port = String((server.address() as AddressInfo).port);
  return {
    address: address.href,
    inserts: () => inserts,
    async stop() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}
