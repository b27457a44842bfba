import { existsSync } from 'node:fs';
import { mkdir, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { AttuneError } from '../errors/index.ts';
import { writePlaybook } from '../playbook/index.ts';
import { onDisk, writeDurably } from './durable-file.ts';
import { holderFile, lockFile } from './lock.ts';

/** What lies where in the folder of a workspace. */
export const layout = {
  playbook: 'attune.yaml',
  files: 'files',
  runs: 'runs',
  lists: 'lists',
  kept: 'kept',
  store: 'store.sqlite',
} as const;

/** What may lie in a folder that counts as empty: what a killed first start leaves, and what systems put everywhere. */
const nothing = [lockFile, holderFile, 'lost+found', '.DS_Store', 'Thumbs.db', 'desktop.ini'];
const draft = /^\.attune\.yaml-[0-9a-f]+$/;

/**
 * Makes sure that a folder may be used: a workspace, an empty folder, or none yet, which is made.
 *
 * @throws AttuneError `workspace-unusable` for anything else: nothing is put into somebody's folder
 */
export async function prepareFolder(folder: string): Promise<void> {
  const found = await stat(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw unusable(folder, 'It cannot be read.', error);
  });
  if (!found) {
    // It will hold customers' data: nobody else on the machine needs to read it.
    await mkdir(folder, { recursive: true, mode: 0o700 }).catch((cause: unknown) => {
      throw unusable(folder, 'It cannot be made.', cause);
    });
    return;
  }
  if (!found.isDirectory()) throw unusable(folder, 'It is a file, not a folder.');
  // Its holder may be making it this very moment: then the judgement has to wait for the lock.
  if (!(await isUsable(folder)) && !existsSync(join(folder, lockFile))) throw somebodys(folder);
}

/** The same judgement once nobody else of us is at work in the folder. */
export async function requireUsable(folder: string): Promise<void> {
  if (!(await isUsable(folder))) throw somebodys(folder);
}

async function isUsable(folder: string): Promise<boolean> {
  const names = await readdir(folder).catch((cause: unknown) => {
    throw unusable(folder, 'It cannot be read.', cause);
  });
  return names.includes(layout.playbook) || names.every((name) => nothing.includes(name) || draft.test(name));
}

function somebodys(folder: string): AttuneError {
  return unusable(folder, `It holds other files, and no ${layout.playbook}.`);
}

/** Makes what is missing. The playbook comes first: it marks the folder as a workspace. */
export async function furnish(folder: string): Promise<void> {
  const names = await readdir(folder);
  if (!names.includes(layout.playbook)) await writeDurably(join(folder, layout.playbook), writePlaybook({}));
  await onDisk(folder, async () => {
    await mkdir(join(folder, layout.files), { recursive: true });
    await mkdir(join(folder, layout.runs), { recursive: true });
  });
}

function unusable(folder: string, why: string, cause?: unknown): AttuneError {
  return new AttuneError('workspace-unusable', `The folder ${folder} cannot be a workspace. ${why}`, {
    remedy: 'Name an empty folder, or one that does not exist yet: it will be made.',
    place: { file: folder },
    ...(cause === undefined ? {} : { cause }),
  });
}
