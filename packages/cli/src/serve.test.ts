import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { attune, temporaryFolder } from '../test/run-attune.ts';
import { type ServingAttune, serveAttune } from '../test/serve-attune.ts';
import { setUpOwner } from '../test/studio/api-caller.ts';

const folder = temporaryFolder();

const running = new Set<ServingAttune>();
afterEach(() => {
  for (const { child } of running) child.kill('SIGKILL');
  running.clear();
});

async function started(workspace: string): Promise<ServingAttune> {
  const serving = await serveAttune({ folder, workspace });
  running.add(serving);
  return serving;
}

describe('attune serve', () => {
  test('makes the workspace, says where it is, and ends with 0 when it is told to', async () => {
    const { child, address, pid, isSetUp, ended } = await started('new');
    expect([pid, isSetUp]).toEqual([child.pid, false]);
    expect(await (await fetch(`${address}/readyz`)).json()).toEqual({ status: 'ready' });
    expect(readdirSync(join(folder, 'new'))).toEqual(
      expect.arrayContaining(['attune.yaml', 'files', 'runs']),
    );
    child.kill('SIGTERM');
    expect(await ended).toEqual([0, null]);
  });

  test('in words names the studio, the API and what to do next', async () => {
    const { code, stdout } = await attune(['serve', 'words', '--port', '0'], {
      cwd: folder,
      meanwhile: (child) => {
        child.stdout?.on('data', (text) => String(text).includes('Ctrl-C') && child.kill('SIGINT'));
      },
    });
    expect(code).toBe(0);
    expect(stdout).toMatch(/Studio {2}http:\/\/127\.0\.0\.1:\d+\n {2}API {5}http:\/\/127\.0\.0\.1:\d+\/docs/);
    expect(stdout).toContain('the first person becomes the owner');
    expect(stdout).toContain('Stopping');
  });

  test('a second one on the same workspace is refused, and told who has it', async () => {
    const first = await started('shared');
    const second = await attune(['serve', 'shared', '--port', '0'], { cwd: folder });
    expect(second.code).toBe(5);
    expect(second.stderr).toMatch(/^error\[workspace-busy\]: /m);
    expect(second.stderr).toContain(String(first.pid));
    expect(second.stderr).toContain(first.address);
  });

  test('after a kill the next one starts as if nothing had been', async () => {
    const first = await started('killed');
    first.child.kill('SIGKILL');
    await first.ended;
    const next = await started('killed');
    expect((await fetch(`${next.address}/readyz`)).status).toBe(200);
  });

  test('a port that is taken is named, with another to try', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const { port } = taken.address() as { port: number };
    const { code, stderr } = await attune(['serve', 'taken', '--port', String(port)], { cwd: folder });
    taken.close();
    expect(code).toBe(5);
    expect(stderr).toContain(`error[address-unusable]: Port ${port} is taken by another program.`);
    expect(stderr).toContain(`attune serve --port ${port + 1}`);
  });

  test('what is being answered when it is told to stop is answered', async () => {
    const { child, address, ended } = await started('graceful');
    const owner = await setUpOwner(address);
    const sample = owner.call<{ files: unknown[] }>('POST', '/api/sample', { customers: 3000 });
    await new Promise((resolve) => setTimeout(resolve, 150));
    child.kill('SIGTERM');
    expect((await sample).files).not.toEqual([]);
    expect(await ended).toEqual([0, null]);
    await expect(fetch(address)).rejects.toThrow();
  });

  test.each([
    [['--port', '70000'], /from 0 to 65535/],
    [['--public-url', 'https://x.example/path'], /without a path/],
    [['--database', 'mysql://x'], /postgres:/],
    [['--max-upload', '5'], /500MB or 20GB/],
    [['--host', 'no.such.host.invalid'], /has no address/],
  ])('%j is refused', async (words, said) => {
    const { code, stderr } = await attune(['serve', 'wrong', ...words], { cwd: folder });
    expect([2, 5]).toContain(code);
    expect(stderr).toMatch(said);
  });

  test('a folder that holds something else stays as it is', async () => {
    const { code, stderr } = await attune(['serve', '.', '--port', '0'], { cwd: join(import.meta.dirname) });
    expect(code).toBe(5);
    expect(stderr).toContain('error[workspace-unusable]');
  });
});
