import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serveAttune } from '../serve-attune.ts';

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

/** Starts the real command on a new, empty workspace. */
export async function serveStudio(): Promise<ServedStudio> {
  const folder = mkdtempSync(join(tmpdir(), 'attune-studio-'));
  const { address, log, stop } = await serveAttune({ folder, workspace: 'workspace' });
  return {
    address,
    workspace: join(folder, 'workspace'),
    log,
    async stop() {
      await stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
