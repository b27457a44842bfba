import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { seededRandom } from '@attune/stats';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { generateDemo } from '../demo/index.ts';
import { defaultPlaybook } from '../playbook/index.ts';
import { type AnalysisRequest, type Progress, resultFiles, runAnalysis } from './analysis.ts';
import { startAnalysis } from './process.ts';

let data: string;
const folders: string[] = [];

beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), 'attune-jobs-data-'));
  folders.push(data);
  await generateDemo({ customers: 300, seed: 1, out: data });
});
afterEach(() => vi.unstubAllEnvs());
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true }))));

async function emptyFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'attune-jobs-'));
  folders.push(folder);
  return folder;
}

const requestIn = (folder: string, inputs: readonly string[] = [data]): AnalysisRequest => ({
  inputs,
  playbook: defaultPlaybook,
  out: join(folder, 'new', 'out'),
});

test('an analysis in a process of its own is the analysis', async () => {
  const folder = await emptyFolder();
  const seen: Progress[] = [];
  const { summary, files } = await startAnalysis(requestIn(folder), {
    onProgress: (progress) => seen.push(progress),
  }).done;
  const here = await runAnalysis({ ...requestIn(folder), out: join(folder, 'here') });
  expect(summary).toEqual(here.summary);
  expect([...new Set(seen.map(({ stage }) => stage))]).toEqual([
    'reading',
    'customers',
    'segments',
    'report',
    'writing',
  ]);
  expect(seen.map(({ text }) => text)).toContain('Reading orders.csv');
  for (const { share } of seen) expect(share ?? 0.5).toSatisfy((part: number) => part >= 0 && part <= 1);
  expect((await readdir(join(folder, 'new', 'out'))).sort()).toEqual([...files].sort());
  expect(files).toEqual(resultFiles);
  expect((await readdir(folder)).sort()).toEqual(['here', 'new']);
});

test('an error arrives whole, and leaves nothing', async () => {
  const folder = await emptyFolder();
  const request = requestIn(folder, [join(folder, 'missing.csv')]);
  const expected = await runAnalysis(request).catch((error) => error);
  const error = await startAnalysis(request).done.catch((error) => error);
  expect(error.code).toBe('input-missing');
  const seen = ({ code, message, remedy, place }: typeof expected) => ({ code, message, remedy, place });
  expect(seen(error)).toEqual(seen(expected));
  expect(await readdir(folder)).toEqual([]);
});

test('a process that runs out of memory is a failed job that says so', async () => {
  const folder = await emptyFolder();
  vi.stubEnv('NODE_OPTIONS', '--max-old-space-size=20');
  const error = await startAnalysis(requestIn(folder)).done.catch((error) => error);
  expect(error.code).toBe('job-failed');
  expect(error.message).toMatch(/by the signal SIG(ABRT|SEGV|TRAP)/);
  expect(error.remedy).toContain('--memory');
  expect(await readdir(folder)).toEqual([]);
});

test('a cancel at any moment leaves nothing, or the older result as it was', async () => {
  const random = seededRandom(5);
  const folder = await emptyFolder();
  const out = join(folder, 'out');
  await mkdir(out);
  await writeFile(join(out, 'summary.json'), 'older');
  for (let round = 0; round < 12; round++) {
    const running = startAnalysis({ ...requestIn(folder), out });
    running.done.catch(() => {});
    await new Promise((wake) => setTimeout(wake, (random.uint32() / 2 ** 32) * 1500));
    await running.cancel(round % 3 === 0 ? 'killed' : 'asked');
    const end = await running.done.then(
      () => 'done',
      (error) => error.name,
    );
    expect(await readdir(folder)).toEqual(['out']);
    if (end === 'done') {
      expect((await readdir(out)).sort()).toEqual([...resultFiles].sort());
      await rm(out, { recursive: true });
      await mkdir(out);
      await writeFile(join(out, 'summary.json'), 'older');
    } else {
      expect(end).toBe('AbortError');
      expect(await readdir(out)).toEqual(['summary.json']);
    }
  }
});

test('an analysis whose parent was killed ends itself and clears up', async () => {
  const folder = await emptyFolder();
  const script = join(folder, 'parent.mjs');
  const module = fileURLToPath(new URL('./process.ts', import.meta.url));
  await writeFile(
    script,
    `import { startAnalysis } from ${JSON.stringify(module)};
     startAnalysis(JSON.parse(process.argv[2]), { onProgress: () => console.log('started') });`,
  );
  const parent = spawn(process.execPath, [script, JSON.stringify(requestIn(folder))]);
  await new Promise((seen) => parent.stdout.once('data', seen));
  expect(await readdir(folder)).toHaveLength(2);
  parent.kill('SIGKILL');
  await vi.waitUntil(async () => (await readdir(folder)).length === 1, { timeout: 60_000, interval: 100 });
  expect(await readdir(folder)).toEqual(['parent.mjs']);
});
