import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { engines } from '../../test/on-engines.ts';
import { startClickHouse } from '../../test/start-clickhouse.ts';
import { generateDemo } from '../demo/index.ts';
import { checkRule } from '../explore/index.ts';
import { defaultPlaybook } from '../playbook/index.ts';
import {
  dropRunDatabase,
  ident,
  openDuckDbReader,
  openRunDatabase,
  sql,
  type WarehouseReader,
} from '../warehouse/index.ts';
import { resultFiles, runAnalysis, startAnalysis } from './index.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'attune-kept-'));
  await generateDemo({ customers: 120, seed: 5, out: join(folder, 'data') });
});
afterAll(() => rm(folder, { recursive: true }));

const request = (out: string) => ({
  inputs: [join(folder, 'data')],
  playbook: defaultPlaybook,
  out: join(folder, out),
});
const keptTables = [
  'consent_status',
  'consents',
  'customer_facts',
  'customers',
  'lifecycle',
  'membership',
  'products',
  'purchase_days',
  'transactions',
  'value_grid',
];
/** Order lines of a kept run whose category nobody knows: the made-up orders name none, the list of products all. */
const undescribed = sql`select count(*) as n from transactions where category is null or brand is null`;
const countOf = async (reader: WarehouseReader, table: string) =>
  (await reader.rows(sql`select count(*) as n from ${ident(table)}`, { n: 'count' }))[0]?.n;

test('a run that keeps its tables has one file more, and all others byte for byte', async () => {
  const plain = await runAnalysis(request('plain'));
  expect(plain.files).toEqual(resultFiles);
  expect((await readdir(plain.out)).sort()).toEqual([...resultFiles].sort());

  const kept = await runAnalysis({ ...request('kept'), keepWarehouse: 'k1' });
  expect(kept.files).toEqual([...resultFiles, 'warehouse.duckdb']);
  expect((await readdir(kept.out)).sort()).toEqual([...kept.files].sort());
  for (const name of resultFiles)
    expect((await readFile(join(kept.out, name))).equals(await readFile(join(plain.out, name))), name).toBe(
      true,
    );

  const reader = await openDuckDbReader(join(kept.out, 'warehouse.duckdb'), { memory: '500MB' });
  for (const table of keptTables) expect(await countOf(reader, table), table).toBeGreaterThan(0);
  expect(await countOf(reader, 'customer_facts')).toBe(kept.summary.customers);
  expect(await reader.rows(undescribed, { n: 'count' })).toEqual([{ n: 0 }]);
  const [product] = await reader.rows(
    sql`select category as name from products order by product_id limit 1`,
    { name: 'text' },
  );
  const run = {
    warehouse: reader,
    asOf: kept.summary.asOf,
    summary: kept.summary,
    playbook: defaultPlaybook,
  };
  const bought = { of: 'transactions', where: { category: product!.name }, compare: { $gte: 1 } };
  expect((await checkRule(run, { $count: bought })).customers).toBeGreaterThan(0);
  expect(await reader.has('sources_rates')).toBe(false);
  await reader.close();
});

test.skipIf(!engines.includes('clickhouse'))(
  'on ClickHouse the database of a run stays, and goes where the run fails',
  async () => {
    const clickhouse = await startClickHouse();
    try {
      const server = { warehouse: clickhouse.url, keepWarehouse: '20260701-ab' };
      const { summary, files } = await startAnalysis({ ...request('remote'), ...server }).done;
      expect(files).toEqual(resultFiles);
      const run = { address: clickhouse.url, id: server.keepWarehouse };
      const reader = await openRunDatabase(run);
      for (const table of keptTables) expect(await countOf(reader, table), table).toBeGreaterThan(0);
      expect(await countOf(reader, 'customer_facts')).toBe(summary.customers);
      expect(await reader.rows(undescribed, { n: 'count' })).toEqual([{ n: 0 }]);
      await reader.close();
      await dropRunDatabase(run);
      await expect(openRunDatabase(run)).rejects.toMatchObject({ code: 'warehouse-unavailable' });

      const late = { ...request('remote'), ...server, asOf: '1999-01-01' };
      await expect(runAnalysis(late)).rejects.toMatchObject({ code: 'as-of-outside-data' });
      await expect(openRunDatabase(run)).rejects.toMatchObject({ code: 'warehouse-unavailable' });
    } finally {
      await clickhouse.stop();
    }
  },
  120_000,
);
