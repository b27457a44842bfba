import { randomBytes } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { AttuneError } from '../errors/index.ts';

/** Replaces a text file as a whole: after a power cut it is the old one or the new one. */
export async function writeDurably(path: string, text: string): Promise<void> {
  const draft = join(dirname(path), `.${basename(path)}-${randomBytes(6).toString('hex')}`);
  await onDisk(dirname(path), async () => {
    try {
      const file = await open(draft, 'wx');
      try {
        await file.writeFile(text);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(draft, path);
    } catch (error) {
      await rm(draft, { force: true });
      throw error;
    }
    await syncPath(dirname(path));
  });
}

/** Makes sure that a file's content, or the names in a folder, outlive a power cut. */
export async function syncPath(path: string): Promise<void> {
  // Windows cannot open a folder, and needs no such call.
  const file = await open(path, 'r').catch(() => undefined);
  if (!file) return;
  try {
    await file.sync().catch((error: NodeJS.ErrnoException) => {
      // Some file systems do not know this call for folders.
      if (error.code !== 'EINVAL' && error.code !== 'EPERM') throw error;
    });
  } finally {
    await file.close();
  }
}

const reasons: Readonly<Record<string, readonly [reason: string, remedy: string]>> = {
  ENOSPC: ['the disk is full', 'Make room on the disk, and try again.'],
  EDQUOT: ['the quota of the disk is used up', 'Make room on the disk, and try again.'],
  EACCES: ['it is not permitted', 'Check the permissions of the workspace.'],
  EPERM: ['it is not permitted', 'Check the permissions of the workspace.'],
  EROFS: ['the disk can only be read', 'Put the workspace on a disk that can be written.'],
};

/** Does something to the disk; what the disk refuses comes out as `output-not-writable`. */
export async function onDisk<T>(folder: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    // What another room says of the disk names a place that only makes sense on this machine.
    const failure =
      cause instanceof AttuneError && cause.code === 'output-not-writable' ? cause.cause : cause;
    const code = failure instanceof Error && 'code' in failure ? String(failure.code) : '';
    const [reason, remedy] = reasons[code] ?? [];
    if (reason === undefined || remedy === undefined) throw cause;
    throw new AttuneError('output-not-writable', `The workspace cannot be written: ${reason}.`, {
      remedy,
      place: { file: basename(folder) },
      cause,
    });
  }
}
