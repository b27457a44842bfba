import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** A process that has a workspace open (see `workspace-process.ts`). */
export interface WorkspaceProcess {
  readonly child: ChildProcess;
  /** The next thing that it says; undefined when it has ended. */
  next(): Promise<Record<string, unknown> | undefined>;
  readonly ended: Promise<unknown>;
}

/** It leads a group of its own, so that it can be killed together with what it started: `process.kill(-pid)`. */
export function startWorkspaceProcess(folder: string, what: 'hold' | 'analyse'): WorkspaceProcess {
  const program = fileURLToPath(import.meta.resolve('./workspace-process.ts'));
  const child = spawn(process.execPath, [program, folder, what], {
    stdio: ['pipe', 'pipe', 'inherit'],
    detached: true,
  });
  const ended = new Promise((end) => child.once('close', end));
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  return {
    child,
    ended,
    async next() {
      const { done, value } = await lines.next();
      return done ? undefined : JSON.parse(value);
    },
  };
}
