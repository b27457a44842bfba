import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

// Not from run-attune.ts: screenshots and benchmarks serve as well, outside of the test runner.
const launcher = fileURLToPath(new URL('../../bin/attune.js', import.meta.url));

/** A running `attune serve` on a workspace of its own. */
export interface ServedStudio {
  /** Without a slash at the end. */
  readonly address: string;
  readonly workspace: string;
  /** What it wrote to stderr so far: its log. */
  log(): string;
  /** Ends the process, and removes the workspace. */
  stop(): Promise<void>;
}

/** Starts the real command on a new, empty workspace, at any port that is free. */
export async function serveStudio(): Promise<ServedStudio> {
  const folder = mkdtempSync(join(tmpdir(), 'attune-studio-'));
  const workspace = join(folder, 'workspace');
  const child = spawn(process.execPath, [launcher, 'serve', workspace, '--port', '0', '--json'], {
    cwd: folder,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, TZ: 'UTC' },
    stdio: 'pipe',
  });
  child.stdin.end();
  let log = '';
  child.stderr.setEncoding('utf8').on('data', (text) => {
    log += text;
  });
  const ended = once(child, 'exit');
  const address = await Promise.race([
    once(child.stdout.setEncoding('utf8'), 'data').then(([text]) => addressIn(String(text))),
    ended.then(() => {
      throw new Error(`attune serve ended before it served:\n${log}`);
    }),
  ]);
  return {
    address,
    workspace,
    log: () => log,
    async stop() {
      await end(child, ended);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function addressIn(said: string): string {
  const { address } = JSON.parse(said);
  if (typeof address !== 'string') throw new Error(`attune serve says no address: ${said}`);
  return address;
}

async function end(child: ChildProcess, ended: Promise<unknown>): Promise<void> {
  // A browser that still holds a connection must not keep the test waiting.
  const hard = setTimeout(() => child.kill('SIGKILL'), 5000);
  child.kill('SIGTERM');
  await ended;
  clearTimeout(hard);
}
