import { ClickHouseLogLevel, createClient } from '@clickhouse/client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openClickHouse, sql } from '../src/warehouse/index.ts';
import { type RunningClickHouse, startClickHouse } from './start-clickhouse.ts';

describe.skipIf(process.env.ATTUNE_TEST_CLICKHOUSE !== '1')('the test-only ClickHouse', () => {
  let running: RunningClickHouse;
  beforeAll(async () => {
    running = await startClickHouse();
  });
  afterAll(() => running.stop());

  const address = (change: (url: URL) => void): string => {
    const url = new URL(running.url);
    change(url);
    return url.href;
  };
  const client = () => {
    const { host, username, password } = new URL(running.url);
    return createClient({
      url: `http://${host}`,
      username,
      password,
      log: { level: ClickHouseLogLevel.OFF },
    });
  };

  test('a wrong password and a missing database are unavailable, and no password is shown', async () => {
    const wrong = await openClickHouse(address((url) => Object.assign(url, { password: 'guess' }))).catch(
      (e) => e,
    );
    expect(wrong).toMatchObject({
      code: 'warehouse-unavailable',
      remedy: expect.stringContaining('password'),
    });
    expect(`${wrong} ${wrong.cause}`).not.toContain('guess');
    const missing = await openClickHouse(
      address((url) => Object.assign(url, { pathname: '/nowhere' })),
    ).catch((e) => e);
    expect(missing).toMatchObject({
      code: 'warehouse-unavailable',
      remedy: expect.stringContaining('database'),
    });
  });

  test('settings and values hold for their own request, also when many are sent at once', async () => {
    const one = client();
    const ask = async (n: number) => {
      const answer = await one.query({
        query: "select {n:Int64} as n, getSetting('max_block_size') as s",
        query_params: { n },
        clickhouse_settings: n % 3 === 0 ? {} : { max_block_size: String(n + 1000) },
        format: 'JSONEachRow',
      });
      return (await answer.json<{ n: number; s: string }>())[0];
    };
    const answers = await Promise.all(Array.from({ length: 12 }, (_, n) => ask(n)));
    const usual = answers[0]?.s;
    answers.forEach((answer, n) => {
      expect(Number(answer?.n)).toBe(n);
      if (n % 3 === 0) expect(answer?.s).toBe(usual);
      else expect(Number(answer?.s)).toBe(n + 1000);
    });
    await one.close();
  });

  test('ping answers; an error has its code and type', async () => {
    const one = client();
    expect(await one.ping()).toMatchObject({ success: true });
    await expect(one.query({ query: 'select x' })).rejects.toMatchObject({
      code: '47',
      type: 'UNKNOWN_IDENTIFIER',
    });
    await one.close();
  });

  test('a server that stops under a statement is unavailable', async () => {
    const other = await startClickHouse();
    const warehouse = await openClickHouse(other.url);
    const long = warehouse
      .rows(sql`select count(*) as n from numbers(1000000000000)`, { n: 'count' })
      .catch((e) => e);
    await new Promise((resolve) => setTimeout(resolve, 100));
    await other.stop();
    expect(await long).toMatchObject({ code: 'warehouse-unavailable' });
    await warehouse.close();
  });
});
