import { existsSync } from 'node:fs';
import { type FileHandle, mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { AttuneError } from '../errors/index.ts';

/** Files that appear in the folder all together at the end, or not at all. */
export interface FileSet {
  append(file: string, text: string): void;
  /** Writes what has gathered, if it is worth a write. */
  flush(): Promise<void>;
  /** Gives the files their names. Nothing can be appended afterwards. */
  publish(): Promise<void>;
  /** Removes what was written so far. */
  discard(): Promise<void>;
}

interface OpenFile {
  readonly path: string;
  readonly partial: string;
  readonly handle: FileHandle;
  /** Bytes not yet on disk, and how many of the buffer they fill. */
  buffer: Buffer;
  filled: number;
}

const flushAtBytes = 1 << 20;

/**
 * Opens the files (paths relative to the folder, which is made if missing).
 * Throws `output-not-writable` if one of them exists already, unless `force`.
 */
export async function openFiles(folder: string, files: readonly string[], force: boolean): Promise<FileSet> {
  const present = files.find((file) => existsSync(join(folder, file)));
  if (present !== undefined && !force) {
    throw new AttuneError('output-not-writable', `The folder already holds a file ${present}.`, {
      remedy: 'Name another folder, or allow overwriting with --force.',
      place: { file: join(folder, present) },
    });
  }
  const open = new Map<string, OpenFile>();
  const discard = async () => {
    for (const file of open.values()) {
      await file.handle.close();
      await rm(file.partial, { force: true });
    }
    open.clear();
  };
  try {
    for (const file of files) open.set(file, await openPartial(folder, file));
  } catch (cause) {
    await discard();
    throw cause;
  }
  return {
    append(file, text) {
      gather(open.get(file)!, text);
    },
    async flush() {
      for (const file of open.values()) if (file.filled >= flushAtBytes) await writePending(file);
    },
    async publish() {
      for (const file of open.values()) {
        await writePending(file);
        await failingAt(file.path, () => file.handle.close());
      }
      for (const file of open.values()) await failingAt(file.path, () => rename(file.partial, file.path));
      open.clear();
    },
    discard,
  };
}

async function openPartial(folder: string, file: string): Promise<OpenFile> {
  const path = join(folder, file);
  const partial = `${path}.partial`;
  return failingAt(path, async () => {
    await mkdir(dirname(path), { recursive: true });
    return { path, partial, handle: await open(partial, 'w'), buffer: Buffer.alloc(flushAtBytes), filled: 0 };
  });
}

/** Into bytes at once: a long string built from pieces would keep all of them alive until it is written. */
function gather(file: OpenFile, text: string): void {
  const mostBytes = 3 * text.length;
  if (file.filled + mostBytes > file.buffer.length) {
    const larger = Buffer.alloc(2 * file.buffer.length + mostBytes);
    file.buffer.copy(larger, 0, 0, file.filled);
    file.buffer = larger;
  }
  file.filled += file.buffer.write(text, file.filled);
}

async function writePending(file: OpenFile): Promise<void> {
  const bytes = file.buffer.subarray(0, file.filled);
  file.filled = 0;
  await failingAt(file.path, () => file.handle.writeFile(bytes));
}

async function failingAt<Value>(path: string, work: () => Promise<Value>): Promise<Value> {
  try {
    return await work();
  } catch (cause) {
    throw new AttuneError('output-not-writable', `The file ${path} cannot be written.`, {
      remedy: 'Check that the folder can be written to and the disk has room.',
      place: { file: path },
      cause,
    });
  }
}
