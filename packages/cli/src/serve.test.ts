import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { attune, launcher, temporaryFolder } from '../test/run-attune.ts';

const folder = temporaryFolder();

interface Started {
  readonly child: ChildProcess;
  readonly address: string;
  readonly pid: number;
  readonly isSetUp: boolean;
  /** Resolves with how it ended. */
  readonly ended: Promise<readonly [number | null, NodeJS.Signals | null]>;
  stderr(): string;
}

const running = new Set<ChildProcess>();
afterEach(() => {
  for (const child of running) child.kill('SIGKILL');
  running.clear();
});

async function started(workspace: string, ...words: readonly string[]): Promise<Started> {
  const child = spawn(process.execPath, [launcher, 'serve', workspace, '--port', '0', '--json', ...words], {
    cwd: folder,
    env: { PATH: process.env.PATH, HOME: process.env.HOME },
    stdio: 'pipe',
  });
  running.add(child);
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text) => {
    stderr += text;
  });
  const ended = once(child, 'exit') as Promise<[number | null, NodeJS.Signals | null]>;
  const line = await Promise.race([
    once(child.stdout.setEncoding('utf8'), 'data').then(([text]) => String(text)),
    ended.then(() => {
      throw new Error(stderr);
    }),
  ]);
  return { child, ended, stderr: () => stderr, ...JSON.parse(line) };
}

describe('attune serve', { timeout: 60_000 }, () => {
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
    const headers = { origin: address, 'content-type': 'application/json' };
    const owner = { name: 'Olga', email: 'olga@example.org', password: 'a long enough passphrase' };
    const setUp = await fetch(`${address}/api/set-up`, {
      method: 'POST',
      headers,
      body: JSON.stringify(owner),
    });
    const cookie = setUp.headers
      .getSetCookie()
      .map((text) => text.split(';', 1)[0])
      .join('; ');
    const sample = fetch(`${address}/api/sample`, {
      method: 'POST',
      headers: { ...headers, cookie },
      body: JSON.stringify({ customers: 3000 }),
    });
    await new Promise((resolve) => setTimeout(resolve, 150));
    child.kill('SIGTERM');
    expect((await sample).status).toBe(201);
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
