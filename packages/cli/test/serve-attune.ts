import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { launcher } from './launcher.ts';

// Nothing here needs the test runner: screenshots and benchmarks serve as well.

/** A running `attune serve`. */
export interface ServingAttune {
  readonly child: ChildProcess;
  /** Without a slash at the end. */
  readonly address: string;
  /** As it says itself. */
  readonly pid: number;
  readonly isSetUp: boolean;
  /** Resolves with how it ended. */
  readonly ended: Promise<readonly [code: number | null, signal: NodeJS.Signals | null]>;
  /** What it wrote to stderr so far: its log. */
  log(): string;
  /** Tells it to end, and waits until it has. */
  stop(): Promise<void>;
}

/**
 * Starts the real command, at any port that is free, and waits until it serves.
 *
 * @param place.folder where it is started
 * @param place.workspace from there
 */
export async function serveAttune({
  folder,
  workspace,
}: {
  readonly folder: string;
  readonly workspace: string;
}): Promise<ServingAttune> {
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
  const ended = once(child, 'exit') as Promise<[number | null, NodeJS.Signals | null]>;
  const said = await Promise.race([
    once(child.stdout.setEncoding('utf8'), 'data').then(([text]) => String(text)),
    ended.then(() => {
      throw new Error(`attune serve ended before it served:\n${log}`);
    }),
  ]);
  const { address, pid, isSetUp } = JSON.parse(said);
  return {
    child,
    address,
    pid,
    isSetUp,
    ended,
    log: () => log,
    async stop() {
      // A browser that still holds a connection must not keep the test waiting.
      const hard = setTimeout(() => child.kill('SIGKILL'), 5000);
      child.kill('SIGTERM');
      await ended;
      clearTimeout(hard);
    },
  };
}
