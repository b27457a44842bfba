import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openWorkspace } from '@attune/engine';
import { beforeAll, expect, test } from 'vitest';
import { attune, temporaryFolder } from '../test/run-attune.ts';

const folder = temporaryFolder();
const at = { cwd: folder };

beforeAll(async () => {
  await attune(['demo', '--customers', '200', '--seed', '3', '--out', 'data'], at);
  const [header, ...lines] = readFileSync(join(folder, 'data', 'orders.csv'), 'utf8')
    .trimEnd()
    .split('\n');
  const isLater = (line: string) => line.split(',')[3]! >= '2026-05-01';
  const write = (name: string, rows: readonly string[]) =>
    writeFileSync(join(folder, name), `${[header, ...rows].join('\n')}\n`);
  write(
    'before.csv',
    lines.filter((line) => !isLater(line)),
  );
  write('may.csv', lines.filter(isLater));
}, 60_000);

test('files given to a workspace are analysed together with those that it holds, as a run from scratch would', async () => {
  const first = await attune(['analyze', 'before.csv', 'data/products.csv', '-w', 'shop', '--quiet'], at);
  expect(first).toMatchObject({ code: 0, stderr: '' });
  expect(first.stdout).toMatch(/^shop\/runs\/[\w-]+\/report\.html\n$/);
  const second = await attune(['analyze', 'may.csv', '--workspace', 'shop', '--json'], at);
  const scratch = await attune(
    ['analyze', 'shop/files', '-p', 'shop/attune.yaml', '-o', 'out', '--json'],
    at,
  );
  expect(second.stdout).toBe(scratch.stdout);

  const again = await attune(['analyze', '-w', 'shop', '--as-of', '2026-04-30'], at);
  expect(again.stdout).toMatch(/^Next {6}npx attune serve shop$/m);
}, 120_000);

test('what the files are at fault for is said as of files anywhere, and a workspace that is open elsewhere is named', async () => {
  writeFileSync(join(folder, 'notes.csv'), 'a,b\n1,2\n');
  const refused = await attune(['analyze', 'notes.csv', '-w', 'other'], at);
  expect(refused.code).toBe(4);
  expect(refused.stderr).toMatch(/^error\[input-not-recognised\]: /m);
  expect((await attune(['analyze', 'nothing.csv', '-w', 'other'], at)).stderr).toContain(
    'error[input-missing]',
  );

  const workspace = await openWorkspace(join(folder, 'other'), { clock: () => new Date() });
  try {
    await workspace.announce('http://127.0.0.1:4600');
    const busy = await attune(['analyze', '-w', 'other'], at);
    expect(busy.stderr).toMatch(/^error\[workspace-busy\]: .*127\.0\.0\.1:4600/m);
  } finally {
    await workspace.close();
  }
}, 120_000);

test('a workspace and a folder for the result exclude one another', async () => {
  const { code, stderr } = await attune(['analyze', 'may.csv', '-w', 'shop', '-o', 'out'], at);
  expect(code).toBe(2);
  expect(stderr).toContain('cannot be used with');
});
