import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { engines } from '../../test/on-engines.ts';
import { type RunningClickHouse, startClickHouse } from '../../test/start-clickhouse.ts';
import { generateDemo } from '../demo/index.ts';
import { defaultPlaybook } from '../playbook/index.ts';
import { runAnalysis } from './index.ts';

const folder = mkdtempSync(join(tmpdir(), 'attune-engines-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.skipIf(!engines.includes('clickhouse'))('the whole main job on ClickHouse', () => {
  let clickhouse: RunningClickHouse;
  beforeAll(async () => {
    clickhouse = await startClickHouse();
  }, 60_000);
  afterAll(() => clickhouse.stop());

  test('writes the same summary and the same customers as on DuckDB', async () => {
    await generateDemo({ customers: 1500, seed: 3, out: join(folder, 'data') });
    const request = { inputs: [join(folder, 'data')], playbook: defaultPlaybook, asOf: '2026-06-30' };
    const one = await runAnalysis({ ...request, out: join(folder, 'duckdb') });
    const other = await runAnalysis({
      ...request,
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
  }, 180_000);
});
