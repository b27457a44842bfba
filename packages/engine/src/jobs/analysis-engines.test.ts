import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { engines } from '../../test/on-engines.ts';
import { type RunningClickHouse, startClickHouse } from '../../test/start-clickhouse.ts';
import { generateDemo } from '../demo/index.ts';
import { defaultPlaybook } from '../playbook/index.ts';
import { ident, openClickHouse, sql, type Warehouse } from '../warehouse/index.ts';
import { runAnalysis, startAnalysis } from './index.ts';

// Made by a hook: where every test is skipped, no hook would remove it.
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'attune-engines-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.skipIf(!engines.includes('clickhouse'))('the whole main job on ClickHouse', () => {
  let clickhouse: RunningClickHouse;
  /** The database of the address, in which others have tables of the same names. */
  let shared: Warehouse;
  const theirs = { customer_id: 'text' } as const;
  beforeAll(async () => {
    clickhouse = await startClickHouse();
    shared = await openClickHouse(clickhouse.url);
    for (const table of ['customers', 'transactions', 'customer_facts'])
      await shared.createFrom(table, theirs, [{ customer_id: 'theirs' }]);
    await generateDemo({ customers: 1500, seed: 3, out: join(folder, 'data') });
  });
  afterAll(async () => {
    await shared.close();
    await clickhouse.stop();
  });

  const request = () => ({ inputs: [join(folder, 'data')], playbook: defaultPlaybook, asOf: '2026-06-30' });
  const runDatabases = () =>
    shared.rows(sql`select name from system.databases where startsWith(name, 'attune_')`, { name: 'text' });

  /** Theirs as they were, and nothing of ours. */
  async function expectNoTrace(): Promise<void> {
    expect(await runDatabases()).toEqual([]);
    const tables = sql`select name from system.tables where database = 'default' order by name`;
    expect(await shared.rows(tables, { name: 'text' })).toEqual(
      ['customer_facts', 'customers', 'transactions'].map((name) => ({ name })),
    );
    for (const table of ['customers', 'transactions', 'customer_facts'])
      expect(await shared.rows(sql`select * from ${ident(table)}`, theirs)).toEqual([
        { customer_id: 'theirs' },
      ]);
  }

  test('writes the same summary and the same customers as on DuckDB', async () => {
    const one = await runAnalysis({ ...request(), out: join(folder, 'duckdb') });
    const other = await runAnalysis({
      ...request(),
      out: join(folder, 'clickhouse'),
      warehouse: clickhouse.url,
    });
    expect(other.summary).toEqual(one.summary);
    for (const name of ['customers.csv', 'segments.json', 'report.html'])
      expect(
        readFileSync(join(folder, 'clickhouse', name), 'utf8') ===
          readFileSync(join(folder, 'duckdb', name), 'utf8'),
        name,
      ).toBe(true);
    await expectNoTrace();
  });

  test('that is cancelled or killed leaves nothing on the server', async () => {
    for (const how of ['asked', 'killed'] as const) {
      let begun = () => {};
      const analysing = new Promise<void>((resolve) => {
        begun = resolve;
      });
      const running = startAnalysis(
        { ...request(), out: join(folder, how), warehouse: clickhouse.url },
        { onProgress: ({ stage }) => stage === 'segments' && begun() },
      );
      await Promise.race([analysing, running.done]);
      expect(await runDatabases()).toHaveLength(1);
      await running.cancel(how);
      await expect(running.done).rejects.toMatchObject({ name: 'AbortError' });
      expect(existsSync(join(folder, how))).toBe(false);
      await expectNoTrace();
    }
  });

  test('that fails leaves nothing on the server', async () => {
    const failing = runAnalysis({
      ...request(),
      asOf: '1999-12-31',
      out: join(folder, 'failed'),
      warehouse: clickhouse.url,
    });
    await expect(failing).rejects.toMatchObject({ code: 'as-of-outside-data' });
    await expectNoTrace();
  });
});
