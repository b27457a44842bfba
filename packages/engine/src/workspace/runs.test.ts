import { cp, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { generateDemo } from '../demo/index.ts';
import { runAnalysis } from '../jobs/index.ts';
import { defaultPlaybook } from '../playbook/index.ts';
import type { Summary } from '../report/index.ts';
import { sql } from '../warehouse/index.ts';
import { openWorkspace, type PublishedRun, type Workspace } from './index.ts';
import { keptInfo } from './run-info.ts';

let home: string;
let result: string;
let summary: Summary;
let workspace: Workspace;
const clock = () => new Date('2026-07-01T10:00:00Z');

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'attune-runs-'));
  const data = join(home, 'data');
  result = join(home, 'result');
  await generateDemo({ customers: 150, seed: 3, out: data });
  const request = { inputs: [data], playbook: defaultPlaybook, out: result, keepWarehouse: 'x' };
  ({ summary } = await runAnalysis(request));
});
afterAll(async () => {
  await workspace.close();
  await rm(home, { recursive: true });
});

const idOf = (i: number) => `20260701${String(100_000 + i)}-abcdef`;
const page = { offset: 0, limit: 50 };

/** As an analysis would, with the one result as that of many runs. */
async function publish(i: number): Promise<void> {
  const id = idOf(i);
  const output = join('runs', id);
  await cp(result, join(workspace.folder, output), { recursive: true });
  const start = { id, inputs: [], playbookHash: 'x', playbookVersion: 1, version: '0.1.0', output };
  await workspace.store.runs.start(start);
  await workspace.store.runs.publish(id, {
    asOf: summary.asOf,
    inputs: [],
    info: keptInfo(summary),
    warehouse: 'duckdb',
  });
}

const customersOf = async ({ warehouse }: PublishedRun) => {
  const [row] = await warehouse.rows(sql`select count(*) as n from customer_facts`, { n: 'count' });
  return row?.n;
};

test('the newest twelve keep their tables; of older ones the summary and the report stay', async () => {
  const folder = join(home, 'shop');
  workspace = await openWorkspace(folder, { clock });
  for (let i = 0; i < 14; i++) await publish(i);
  const held = await workspace.runs.open(idOf(2));
  expect(await customersOf(held)).toBe(summary.customers);
  const oldest = await workspace.runs.open(idOf(0));
  expect(await customersOf(oldest)).toBe(summary.customers);
  await workspace.close();

  workspace = await openWorkspace(folder, { clock });
  const { runs, total } = await workspace.runs.list({ offset: 1, limit: 2 });
  expect([total, runs.map(({ id }) => id)]).toEqual([14, [idOf(12), idOf(11)]]);
  for (const i of [0, 1]) {
    const old = await workspace.runs.open(idOf(i));
    expect(old.summary).toEqual(summary);
    await expect(customersOf(old)).rejects.toMatchObject({ code: 'run-not-kept' });
    const files = await readdir(old.folder);
    expect(files).toContain('report.html');
    expect(files).not.toContain('warehouse.duckdb');
  }
  expect(await customersOf(await workspace.runs.open(idOf(2)))).toBe(summary.customers);
});

test('many questions at a time to many runs: each is answered, also by a run that was closed meanwhile', async () => {
  const runs = await Promise.all(Array.from({ length: 8 }, (_, i) => workspace.runs.open(idOf(4 + i))));
  const answers = await Promise.all(
    Array.from({ length: 60 }, (_, i) => customersOf(runs[i % runs.length] as PublishedRun)),
  );
  expect(new Set(answers)).toEqual(new Set([summary.customers]));

  // More answers under way at once than there are connections, each in the middle.
  const [run] = runs as [PublishedRun];
  const streams = Array.from({ length: 6 }, () =>
    run.warehouse.batches(sql`select customer_id from transactions order by all`, { customer_id: 'text' }),
  );
  const lengths = await Promise.all(
    streams.map(async (stream) => {
      let rows = 0;
      for await (const batch of stream)
        rows += batch.length + ((await run.warehouse.has('transactions')) ? 0 : 1);
      return rows;
    }),
  );
  expect(new Set(lengths).size).toBe(1);
});

test('a question to tables that nobody may change, nor leave', async () => {
  const run = await workspace.runs.open('latest');
  await expect(
    run.warehouse.rows(sql`select * from read_csv(${join(run.folder, 'customers.csv')})`, {
      customer_id: 'text',
    }),
  ).rejects.toThrow();
  await expect(run.warehouse.rows(sql`drop table customer_facts`, {})).rejects.toThrow();
  expect(await customersOf(run)).toBe(summary.customers);
});

test('what was published last is the latest, whatever the clock says', async () => {
  const { runs } = await workspace.runs.list(page);
  expect(runs.map(({ latest }) => latest)).toEqual([true, ...Array(13).fill(false)]);
  expect(runs[0]?.id).toBe(idOf(13));
  await workspace.close();
  workspace = await openWorkspace(workspace.folder, { clock: () => new Date('2020-01-01T00:00:00Z') });
  await publish(50);
  expect((await workspace.runs.open('latest')).id).toBe(idOf(50));
});
