import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { launcher } from './launcher.ts';

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

interface Setting {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Called as soon as the process runs. */
  readonly meanwhile?: (child: ChildProcess) => void;
}

/** Runs the real command, without a terminal, in an environment that says nothing about colours or warehouses. */
export function attune(words: readonly string[], setting: Setting = {}): Promise<Ended> {
  const child = spawn(process.execPath, [launcher, ...words], {
    cwd: setting.cwd,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, COLUMNS: '80', ...setting.env },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  child.stdin.end();
  let [stdout, stderr] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text) => {
    stderr += text;
  });
  setting.meanwhile?.(child);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => resolve({ code, signal, stdout, stderr }));
  });
}

/** A folder that is removed after the tests of the file. Called outside of tests: inside one, no hook can be set. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'attune-cli-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
