import { constants } from 'node:fs';
import { copyFile, link, mkdir, realpath } from 'node:fs/promises';
import { join } from 'node:path';

/** Folders with the files of a run that is under way begin so. */
export const inputsPrefix = '.inputs-';

/**
 * Makes a folder with the files as they are now, so that a run reads the same ones from its beginning to its end,
 * whatever is added or removed meanwhile. They are second names of the same content where the disk can do that.
 */
export async function holdInputs(files: string, names: readonly string[], folder: string): Promise<void> {
  await mkdir(folder);
  for (const name of names) {
    const from = await realpath(join(files, name));
    const to = join(folder, name);
    await link(from, to).catch(() => copyFile(from, to, constants.COPYFILE_FICLONE));
  }
}
