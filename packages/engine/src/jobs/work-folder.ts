import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { AttuneError } from '../errors/index.ts';

/**
 * Makes the folder in which a result comes to be before it is published. It lies beside `out`, or above it where
 * the folders between do not exist yet: on the same disk, so that a rename is enough, and with nothing else made.
 */
export async function makeWorkFolder(out: string): Promise<string> {
  let home = dirname(resolve(out));
  while (!existsSync(home)) home = dirname(home);
  return failingAt(home, () => mkdtemp(join(home, `.attune-${basename(resolve(out))}-`)));
}

/** Puts the finished folder `result` in place. An older one goes into the work folder, and away with it. */
export async function publish(result: string, out: string, work: string): Promise<void> {
  await failingAt(out, async () => {
    await mkdir(dirname(out), { recursive: true });
    if (existsSync(out)) await rename(out, older(work));
    await rename(result, out);
  });
}

/** Removes the work folder, whoever left it. A result that was moved aside and not replaced goes back first. */
export async function removeWorkFolder(work: string, out: string): Promise<void> {
  if (existsSync(older(work)) && !existsSync(out)) await rename(older(work), out);
  await rm(work, { recursive: true, force: true, maxRetries: 3 });
}

function older(work: string): string {
  return join(work, 'older');
}

async function failingAt<Value>(folder: string, act: () => Promise<Value>): Promise<Value> {
  try {
    return await act();
  } catch (cause) {
    throw new AttuneError('output-not-writable', `The folder ${folder} cannot be written.`, {
      remedy: 'Choose another folder with --out, or make this one writable.',
      place: { file: folder },
      cause,
    });
  }
}
