import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { defaultPlaybook } from '../playbook/index.ts';
import { type Notice, openWorkspace } from './index.ts';

let home: string;
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'attune-open-'));
});
afterAll(() => rm(home, { recursive: true }));
const clock = () => new Date('2026-07-01T10:00:00Z');

test('a missing folder is made, with a playbook that explains itself', async () => {
  const folder = join(home, 'new', 'shop');
  const workspace = await openWorkspace(folder, { clock });
  expect(workspace).toMatchObject({ folder, name: 'shop' });
  expect((await workspace.playbook.get()).playbook).toEqual(defaultPlaybook);
  expect(await workspace.files.list()).toEqual([]);
  expect(await workspace.runs.list({ offset: 0, limit: 50 })).toEqual({ runs: [], total: 0 });
  await expect(workspace.runs.open('latest')).rejects.toMatchObject({ code: 'no-run-yet' });
  await expect(workspace.runs.open('x')).rejects.toMatchObject({ code: 'run-unknown' });
  await expect(workspace.jobs.get('x')).rejects.toMatchObject({ code: 'job-unknown' });
  await expect(workspace.jobs.start({ actor: 'ada' })).rejects.toMatchObject({ code: 'input-missing' });
  await workspace.close();
  expect((await readdir(folder)).sort()).toEqual(['.lock', 'attune.yaml', 'files', 'runs', 'store.sqlite']);
  expect((await stat(folder)).mode & 0o077).toBe(0);
  expect(await readFile(join(folder, 'attune.yaml'), 'utf8')).toContain('# The name of the business');
});

test("nothing is put into somebody's folder, nor over a file", async () => {
  const folder = join(home, 'photos');
  await mkdir(folder);
  await writeFile(join(folder, 'beach.jpg'), '');
  await expect(openWorkspace(folder, { clock })).rejects.toMatchObject({
    code: 'workspace-unusable',
    message: expect.stringContaining('It holds other files'),
    place: { file: folder },
  });
  expect(await readdir(folder)).toEqual(['beach.jpg']);
  // A lock of that name may be anybody's.
  for (const lock of ['', 'not a lock of ours, and long enough to be looked at as a database would be']) {
    await writeFile(join(folder, '.lock'), lock);
    await expect(openWorkspace(folder, { clock })).rejects.toMatchObject({ code: 'workspace-unusable' });
    expect((await readdir(folder)).sort()).toEqual(['.lock', 'beach.jpg']);
    expect(await readFile(join(folder, '.lock'), 'utf8')).toBe(lock);
  }
  await expect(openWorkspace(join(folder, 'beach.jpg'), { clock })).rejects.toMatchObject({
    code: 'workspace-unusable',
    message: expect.stringContaining('It is a file'),
  });
});

test('an empty folder becomes one, also where a first start was killed; a folder with a playbook is one', async () => {
  const empty = join(home, 'empty');
  await mkdir(join(empty, 'lost+found'), { recursive: true });
  await writeFile(join(empty, '.attune.yaml-0a1b'), 'busi');
  await (await openWorkspace(empty, { clock })).close();

  const own = join(home, 'own');
  await mkdir(own);
  await writeFile(join(own, 'attune.yaml'), 'business:\n  name: Corner Shop\n');
  await writeFile(join(own, 'notes.txt'), '');
  const workspace = await openWorkspace(own, { clock });
  expect(workspace.name).toBe('Corner Shop');
  await workspace.close();
});

test('what a killed process left goes, and its run has failed', async () => {
  const folder = join(home, 'killed');
  const first = await openWorkspace(folder, { clock });
  const id = '20260701095900-abc123';
  await first.store.jobs.ask({ id, startedBy: 'ada', files: ['orders.csv'], request: {} });
  await first.store.runs.start({
    id,
    inputs: [],
    playbookHash: 'x',
    playbookVersion: 1,
    version: '0.1.0',
    output: `runs/${id}`,
  });
  await first.close();
  const left = ['runs/.attune-x-1/landing.duckdb', `runs/.inputs-${id}/a.csv`, `runs/${id}/summary.json`];
  for (const path of [...left, 'files/.incoming-z/upload', 'runs/mine/kept.txt']) {
    await mkdir(join(folder, path, '..'), { recursive: true });
    await writeFile(join(folder, path), '');
  }

  const notices: Notice[] = [];
  const again = await openWorkspace(folder, { clock, onNotice: (notice) => notices.push(notice) });
  expect(await readdir(join(folder, 'runs'))).toEqual(['mine']);
  expect(await readdir(join(folder, 'files'))).toEqual([]);
  expect(await again.jobs.get(id)).toMatchObject({
    state: 'failed',
    run: null,
    problem: { code: 'job-failed', message: expect.stringContaining('interrupted') },
  });
  expect(notices).toMatchObject([{ text: expect.stringContaining('was interrupted') }]);
  await again.close();
});

test('a malformed playbook stops the start, and lets the folder go', async () => {
  const folder = join(home, 'malformed');
  await mkdir(folder);
  await writeFile(join(folder, 'attune.yaml'), 'value: gold\n');
  const open = () => openWorkspace(folder, { clock });
  await expect(open()).rejects.toMatchObject({
    code: 'playbook-invalid',
    place: { file: 'attune.yaml', row: 1 },
  });
  await writeFile(join(folder, 'attune.yaml'), 'value: margin\n');
  await (await open()).close();
});
