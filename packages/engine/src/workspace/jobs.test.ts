import { execFileSync } from 'node:child_process';
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { generateDemo } from '../demo/index.ts';
import { resultFiles } from '../jobs/index.ts';
import { sql } from '../warehouse/index.ts';
import { type Job, type Notice, openWorkspace, type Workspace, type WorkspaceOptions } from './index.ts';

let home: string;
let data: string;
const opened: Workspace[] = [];
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'attune-jobs-'));
  data = join(home, 'data');
  await generateDemo({ customers: 150, seed: 3, out: data });
  await rm(join(data, 'truth'), { recursive: true });
});
afterAll(async () => {
  for (const workspace of opened) await workspace.close();
  await rm(home, { recursive: true });
});

async function open(folder: string, options: Partial<WorkspaceOptions> = {}): Promise<Workspace> {
  const workspace = await openWorkspace(folder, { clock: () => new Date(), ...options });
  opened.push(workspace);
  return workspace;
}
async function withFiles(name: string): Promise<Workspace> {
  const workspace = await open(join(home, name));
  await cp(data, join(workspace.folder, 'files'), { recursive: true });
  return workspace;
}
async function ended({ jobs }: Workspace, { id }: Job): Promise<Job> {
  for (;;) {
    const job = await jobs.get(id);
    if (job.state !== 'waiting' && job.state !== 'running') return job;
    await new Promise((wake) => setTimeout(wake, 20));
  }
}
const page = { offset: 0, limit: 50 };
const actor = 'ada';

test('analyses run one after the other, and are published whole', async () => {
  const workspace = await withFiles('one');
  const first = await workspace.jobs.start({ actor });
  expect(first).toMatchObject({
    state: 'waiting',
    startedBy: 'ada',
    files: ['consents.csv', 'customers.csv', 'orders.csv', 'products.csv', 'survey.csv'],
    progress: null,
    run: null,
    problem: null,
    finishedAt: null,
  });
  const second = await workspace.jobs.start({ actor, asOf: '2025-12-31' });
  const third = await workspace.jobs.start({ actor });
  const stages = new Set<string>();
  let states = (await workspace.jobs.list(page)).jobs.map(({ state }) => state);
  while (states.at(-1) !== 'published') {
    expect(states.filter((state) => state === 'running').length).toBeLessThanOrEqual(1);
    expect(states[0]).toBe('waiting');
    stages.add((await workspace.jobs.get(first.id)).progress?.stage ?? '');
    await new Promise((wake) => setTimeout(wake, 20));
    states = (await workspace.jobs.list(page)).jobs.map(({ state }) => state);
  }
  expect(stages).toContain('reading');
  expect(await workspace.jobs.cancel(third.id, { actor: 'ben' })).toMatchObject({ state: 'cancelled' });
  // A file that goes while it is read is read to its end.
  await workspace.files.remove('products.csv', { actor });
  expect(await ended(workspace, second)).toMatchObject({
    state: 'published',
    run: second.id,
    progress: null,
  });
  expect((await workspace.jobs.get(third.id)).state).toBe('cancelled');

  const { runs, total } = await workspace.runs.list(page);
  expect([total, runs.map(({ id, latest, asOf }) => [id, latest, asOf])]).toEqual([
    2,
    [
      [second.id, true, '2025-12-31'],
      [first.id, false, expect.stringMatching(/^2026-/)],
    ],
  ]);
  expect(runs[1]?.files).toContainEqual({
    name: 'orders.csv',
    bytes: expect.any(Number),
    rows: expect.any(Number),
  });

  const latest = await workspace.runs.open('latest');
  expect(latest).toMatchObject({ id: second.id, asOf: '2025-12-31', latest: true });
  expect((await workspace.runs.open(first.id)).latest).toBe(false);
  expect((await readdir(latest.folder)).sort()).toEqual([...resultFiles, 'warehouse.duckdb'].sort());
  const [counted] = await latest.warehouse.rows(sql`select count(*) as n from customer_facts`, {
    n: 'count',
  });
  expect(counted?.n).toBe(latest.summary.customers);
  for (const table of [
    'transactions',
    'purchase_days',
    'membership',
    'value_grid',
    'lifecycle',
    'consent_status',
  ])
    expect(await latest.warehouse.has(table), table).toBe(true);
  expect(await latest.warehouse.has('orders_csv')).toBe(false);
  await expect(latest.warehouse.drop('transactions')).rejects.toThrow('only read');
  expect((await readdir(join(workspace.folder, 'runs'))).sort()).toEqual([first.id, second.id].sort());

  const trail = await workspace.store.audit.page({ limit: 3, subject: `analysis/${third.id}` });
  expect(trail.map(({ actor, action }) => [actor, action])).toEqual([
    ['ben', 'cancel'],
    ['ada', 'start'],
  ]);
});

test('a failed analysis says why, in words without a value from the files, and the next one runs', async () => {
  const workspace = await withFiles('failing');
  const orders = await readFile(join(data, 'orders.csv'), 'utf8');
  await writeFile(join(workspace.folder, 'files', 'orders.csv'), 'what,ever\nsecret@example.com,2\n');
  const job = await workspace.jobs.start({ actor });
  const failed = await ended(workspace, job);
  expect(failed).toMatchObject({
    state: 'failed',
    problem: {
      code: 'customers-without-orders',
      remedy: expect.any(String),
      place: { file: 'customers.csv' },
    },
  });
  expect(JSON.stringify(failed)).not.toContain('secret');
  expect(await readdir(join(workspace.folder, 'runs'))).toEqual([]);
  await writeFile(join(workspace.folder, 'files', 'orders.csv'), orders);
  expect(await ended(workspace, await workspace.jobs.start({ actor }))).toMatchObject({ state: 'published' });
  expect((await workspace.jobs.list(page)).total).toBe(2);
});

test('a cancelled analysis leaves nothing; closing ends what runs, and what waits goes on later', async () => {
  const workspace = await withFiles('closing');
  const first = await workspace.jobs.start({ actor });
  while ((await workspace.jobs.get(first.id)).progress === null)
    await new Promise((wake) => setTimeout(wake, 20));
  expect(await workspace.jobs.cancel(first.id, { actor })).toMatchObject({
    state: 'cancelled',
    problem: null,
  });
  expect(await readdir(join(workspace.folder, 'runs'))).toEqual([]);
  expect(await workspace.jobs.cancel(first.id, { actor })).toMatchObject({ state: 'cancelled' });

  const second = await workspace.jobs.start({ actor });
  const third = await workspace.jobs.start({ actor });
  while ((await workspace.jobs.get(second.id)).progress === null)
    await new Promise((wake) => setTimeout(wake, 20));
  await workspace.close();
  const again = await open(workspace.folder);
  expect((await again.jobs.get(second.id)).state).toBe('cancelled');
  expect(await ended(again, third)).toMatchObject({ state: 'published' });
});

test('a process that dies is a failed analysis, and a notice for whoever runs the program', async () => {
  const notices: Notice[] = [];
  const workspace = await open(join(home, 'dies'), { onNotice: (notice) => notices.push(notice) });
  await cp(data, join(workspace.folder, 'files'), { recursive: true });
  const job = await workspace.jobs.start({ actor });
  while ((await workspace.jobs.get(job.id)).progress === null)
    await new Promise((wake) => setTimeout(wake, 10));
  const children = execFileSync('pgrep', ['-P', String(process.pid), '-f', 'jobs/child'], {
    encoding: 'utf8',
  });
  for (const pid of children.trim().split('\n')) process.kill(Number(pid), 'SIGKILL');
  expect(await ended(workspace, job)).toMatchObject({ state: 'failed', problem: { code: 'job-failed' } });
  expect(notices).toMatchObject([{ text: expect.stringContaining(job.id), error: { code: 'job-failed' } }]);
});
