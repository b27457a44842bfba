import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { startWorkspaceProcess } from '../../test/start-workspace-process.ts';
import { openWorkspace } from './index.ts';
import { holderFile, lockFolder } from './lock.ts';

const home = mkdtempSync(join(tmpdir(), 'attune-lock-'));
afterAll(() => rmSync(home, { recursive: true }));
let folders = 0;
const fresh = () => join(home, `w${++folders}`);
const clock = () => new Date();

test('a second process is refused, and told who has the workspace', async () => {
  const folder = fresh();
  const first = startWorkspaceProcess(folder, 'hold');
  expect(await first.next()).toEqual({ open: first.child.pid });
  const error = await openWorkspace(folder, { clock }).catch((error) => error);
  expect(error).toMatchObject({
    code: 'workspace-busy',
    exitCode: 5,
    message: `This workspace is open in the process ${first.child.pid}, which answers at http://127.0.0.1:4400.`,
    place: { file: folder },
  });
  first.child.kill('SIGTERM');
  await first.ended;
  const workspace = await openWorkspace(folder, { clock });
  await workspace.close();
});

test('of several that start at the same moment exactly one gets it', async () => {
  const folder = fresh();
  const starters = Array.from({ length: 4 }, () => startWorkspaceProcess(folder, 'hold'));
  const said = await Promise.all(starters.map((starter) => starter.next()));
  const winners = starters.filter((_, i) => said[i]?.open !== undefined);
  expect(winners).toHaveLength(1);
  for (const event of said.filter((event) => event?.open === undefined))
    expect(event).toMatchObject({
      refused: 'workspace-busy',
      message: expect.stringContaining(`process ${winners[0]?.child.pid}`),
    });
  winners[0]?.child.kill('SIGKILL');
  await Promise.all(starters.map(({ ended }) => ended));
});

test('a killed process leaves no lock, whatever process has its number now', async () => {
  const folder = fresh();
  const first = startWorkspaceProcess(folder, 'hold');
  await first.next();
  first.child.kill('SIGKILL');
  await first.ended;
  // As if this very process had been given the number of the killed one.
  writeFileSync(join(folder, holderFile), JSON.stringify({ pid: process.pid }));
  const workspace = await openWorkspace(folder, { clock });
  await workspace.close();
});

test('it also binds within one process, and a holder who has not said its name is still a holder', async () => {
  const folder = mkdtempSync(join(home, 'bare-'));
  const lock = await lockFolder(folder, async () => {});
  writeFileSync(join(folder, holderFile), '{"pid":');
  await expect(lockFolder(folder, async () => {})).rejects.toMatchObject({
    message: 'This workspace is open in another process.',
  });
  await lock.release();
  await (await lockFolder(folder, async () => {})).release();
});
