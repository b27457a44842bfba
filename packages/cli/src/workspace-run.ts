import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import {
  AttuneError,
  type ErrorCode,
  isAddress,
  openWorkspace,
  type Progress,
  type PublishedRun,
  type Workspace,
} from '@attune/engine';
import { interruptible } from './interruption.ts';

/** Who is said to have added the files and asked for the analysis. */
const actor = 'command line';
const lookMs = 200;

export interface WorkspaceRunOptions {
  readonly asOf?: string;
  readonly maxRejected?: number;
  readonly warehouse?: string;
  readonly onProgress: (progress: Pick<Progress, 'stage' | 'text'> & { readonly share?: number }) => void;
}

/**
 * Puts files into a workspace, each in the place of an older one of its name, and analyses all that it holds. Ctrl-C
 * ends the analysis; the files stay.
 *
 * @param inputs files, and folders that stand for the files directly inside
 * @throws AttuneError as the workspace and the analysis do: `workspace-busy` while it is served
 */
export async function analysedIn(
  folder: string,
  inputs: readonly string[],
  options: WorkspaceRunOptions,
): Promise<Pick<PublishedRun, 'summary' | 'folder'>> {
  const workspace = await openWorkspace(folder, {
    clock: () => new Date(),
    ...(options.warehouse !== undefined && { warehouse: options.warehouse }),
  });
  try {
    for (const path of await filesAt(inputs))
      await workspace.files.add(basename(path), createReadStream(path), { replace: true, actor });
    return await analysed(workspace, options);
  } finally {
    await workspace.close();
  }
}

async function filesAt(inputs: readonly string[]): Promise<string[]> {
  const files: string[] = [];
  for (const input of inputs) {
    if (isAddress(input))
      throw new AttuneError('usage', 'A workspace takes files, and what is named is an address.', {
        remedy: 'Analyse it with --out, or export it to a file first.',
      });
    const found = await stat(input).catch((cause: unknown) => {
      throw new AttuneError('input-missing', `There is no file or folder ${basename(input)}.`, {
        remedy: 'Check the spelling of the path.',
        place: { file: basename(input) },
        cause,
      });
    });
    if (!found.isDirectory()) files.push(input);
    else
      for (const entry of await readdir(input, { withFileTypes: true }))
        if (!entry.isDirectory() && !entry.name.startsWith('.')) files.push(join(input, entry.name));
  }
  return files;
}

async function analysed(
  { jobs, runs }: Workspace,
  { asOf, maxRejected, onProgress }: WorkspaceRunOptions,
): Promise<Pick<PublishedRun, 'summary' | 'folder'>> {
  const { id } = await jobs.start({
    actor,
    ...(asOf !== undefined && { asOf }),
    ...(maxRejected !== undefined && { maxRejected }),
  });
  const ended = async () => {
    for (;;) {
      const job = await jobs.get(id);
      if (job.progress) {
        const { share, ...step } = job.progress;
        onProgress({ ...step, ...(share === null ? {} : { share }) });
      }
      if (job.state !== 'waiting' && job.state !== 'running') return job;
      await new Promise((resolve) => setTimeout(resolve, lookMs));
    }
  };
  const job = await interruptible(() => ({
    done: ended(),
    async cancel() {
      await jobs.cancel(id, { actor });
    },
  }));
  if (job.problem)
    throw new AttuneError(job.problem.code as ErrorCode, job.problem.message, {
      remedy: job.problem.remedy,
      ...(job.problem.place && { place: job.problem.place }),
    });
  if (job.run === null) throw new DOMException('The analysis was cancelled.', 'AbortError');
  return runs.open(job.run);
}
