import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { keptTablesFile } from '../jobs/index.ts';
import type { Store } from '../store/index.ts';
import { dropRunDatabase } from '../warehouse/index.ts';
import { incomingPrefix } from './files.ts';
import { layout } from './folder.ts';
import { interrupted } from './job.ts';
import { runFolder } from './job-queue.ts';
import type { Notices } from './notice.ts';
import { inputsPrefix } from './run-inputs.ts';

/** Begins a folder in which a run works. */
const workPrefix = '.attune-';

/**
 * Puts a workspace in order that a killed process has left: its runs have failed, and what is half-made goes. What is
 * published is not touched.
 */
export async function recover(
  folder: string,
  {
    store,
    address,
    notices,
  }: { readonly store: Store; readonly address: string | undefined; readonly notices: Notices },
): Promise<void> {
  for (const { id } of await store.runs.running()) {
    if (address !== undefined)
      await dropRunDatabase({ address, id }).catch((error: unknown) =>
        notices({
          text: `The database of the run ${id}, which was interrupted, could not be dropped.`,
          error,
        }),
      );
    await store.jobs.end(id, { state: 'failed', message: interrupted.message, problem: interrupted });
    notices({ text: `The analysis ${id} was interrupted by the end of the program that ran it.` });
  }

  const remove = (path: string) =>
    rm(path, { recursive: true, force: true, maxRetries: 3 }).catch((error: unknown) =>
      notices({
        text: 'Something half-made could not be removed. It is tried again at the next start.',
        error,
      }),
    );
  const runs = join(folder, layout.runs);
  for (const name of await readdir(runs)) {
    if (name.startsWith(workPrefix) || name.startsWith(inputsPrefix)) await remove(join(runs, name));
    if (!runFolder.test(name)) continue;
    const run = await store.runs.get(name);
    if (run?.state !== 'published') await remove(join(runs, name));
    // Its tables were given up, and then the process was killed.
    else if (run.warehouse !== 'duckdb') await remove(join(runs, name, keptTablesFile));
  }
  const files = join(folder, layout.files);
  for (const name of await readdir(files))
    if (name.startsWith(incomingPrefix)) await remove(join(files, name));
}
