import { existsSync } from 'node:fs';
import { cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { seededRandom } from '@attune/stats';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startWorkspaceProcess, type WorkspaceProcess } from '../../test/start-workspace-process.ts';
import { generateDemo } from '../demo/index.ts';
import { resultFiles } from '../jobs/index.ts';
import { sql } from '../warehouse/index.ts';
import { openWorkspace, type Workspace } from './index.ts';

/** Six meet every victim at any moment and late. */
const rounds = process.env.ATTUNE_LONG === '1' ? 50 : 6;
const seed = 20_260_701;
/** From the name of a result to its place in the store it takes about half of this. */
const endMs = 400;

let home: string;
let folder: string;
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'attune-kill-'));
  folder = join(home, 'shop');
  const data = join(home, 'data');
  await generateDemo({ customers: 150, seed: 3, out: data });
  await rm(join(data, 'truth'), { recursive: true });
  await (await open()).close();
  await cp(data, join(folder, 'files'), { recursive: true });
});
afterAll(() => rm(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }));

const open = () => openWorkspace(folder, { clock: () => new Date() });

/** Whom the signal that cannot be refused meets. */
const victims = ['server', 'both', 'analysis'] as const;

/** Linux tells the children of a process. */
async function childrenOf(pid: number): Promise<number[]> {
  const text = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8').catch(() => '');
  return text.split(' ').filter(Boolean).map(Number);
}

async function strike(victim: (typeof victims)[number], { child, ended }: WorkspaceProcess): Promise<void> {
  const pid = child.pid ?? 0;
  if (victim === 'both') process.kill(-pid, 'SIGKILL');
  else if (victim === 'server') child.kill('SIGKILL');
  else {
    for (const analysis of await childrenOf(pid)) process.kill(analysis, 'SIGKILL');
    child.kill('SIGTERM');
  }
  await ended;
}

/** Resolves once the result of a run has its name, or far later than that should be. */
async function named(id: string, usual: number): Promise<void> {
  const deadline = performance.now() + 120_000 + 10 * usual;
  while (!existsSync(join(folder, 'runs', id))) {
    if (performance.now() > deadline) throw new Error(`The analysis ${id} does not end.`);
    await new Promise((wake) => setTimeout(wake, 1));
  }
}

/** The latest published run, after everything in it was looked at. */
async function latestWhole(workspace: Workspace): Promise<string | undefined> {
  const { runs } = await workspace.runs.list({ offset: 0, limit: 1 });
  const latest = runs[0]?.id;
  if (latest === undefined) return undefined;
  const run = await workspace.runs.open('latest');
  expect(run.id).toBe(latest);
  expect(await readdir(run.folder)).toEqual(expect.arrayContaining([...resultFiles]));
  const [row] = await run.warehouse.rows(sql`select count(*) as n from customer_facts`, { n: 'count' });
  expect(row?.n).toBe(run.summary.customers);
  expect((await readFile(join(run.folder, 'report.html'), 'utf8')).trimEnd()).toMatch(/<\/html>$/);
  return latest;
}

test(`a process killed at any moment leaves the older run or the new one, ${rounds} times`, {
  timeout: rounds * 60_000,
}, async () => {
  const random = seededRandom(seed);
  const undisturbed = startWorkspaceProcess(folder, 'analyse');
  await undisturbed.next();
  let job = await undisturbed.next();
  const began = performance.now();
  expect(await undisturbed.next()).toEqual({ ended: 'published' });
  const usual = performance.now() - began;
  undisturbed.child.kill('SIGTERM');
  await undisturbed.ended;
  let older = job?.started;
  const outcomes = { older: 0, new: 0 };

  for (let round = 0; round < rounds; round++) {
    const victim = victims[round % victims.length] as (typeof victims)[number];
    const running = startWorkspaceProcess(folder, 'analyse');
    expect(await running.next()).toMatchObject({ open: expect.any(Number) });
    job = await running.next();
    // The end, where a result gets its name and then its place in the store, is met more often than its length would
    // have it: every second time the signal comes soon after the name.
    const share = random.uint32() / 2 ** 32;
    const isLate = round % 2 === 1;
    if (isLate) await named(String(job?.started), usual);
    const wait = isLate ? share * endMs : share * usual;
    await new Promise((wake) => setTimeout(wake, wait));
    await strike(victim, running);

    const workspace = await open();
    const latest = await latestWhole(workspace);
    expect(
      [older, job?.started],
      `round ${round} of seed ${seed}, ${victim}, ${wait} ms ${isLate ? 'late' : ''}`,
    ).toContain(latest);
    const ended = await workspace.jobs.get(String(job?.started));
    expect(ended.state === 'published').toBe(latest === job?.started);
    expect(['published', 'failed', 'cancelled']).toContain(ended.state);
    outcomes[latest === older ? 'older' : 'new'] += 1;
    older = latest;
    await workspace.close();
  }
  if (process.env.ATTUNE_LONG === '1') console.info(`Killed ${rounds} times, seed ${seed}:`, outcomes);

  // Whoever lost its parent has cleared up by now, or the next start does.
  const last = await open();
  const { runs } = await last.runs.list({ offset: 0, limit: 100 });
  expect(runs.length).toBe(1 + outcomes.new);
  for (const { id } of runs) expect((await last.runs.open(id)).summary.customers).toBeGreaterThan(0);
  await last.close();
});
