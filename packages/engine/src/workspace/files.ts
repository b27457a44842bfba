import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, mkdtemp, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { generateDemo } from '../demo/index.ts';
import { AttuneError } from '../errors/index.ts';
import { isNamedAsWorkbook, isReadable } from '../sources/index.ts';
import type { Clock, KnownFile, Store } from '../store/index.ts';
import { onDisk, syncPath } from './durable-file.ts';
import { acceptedName, nameKey } from './file-name.ts';
import { oneAtATime } from './one-at-a-time.ts';
import { receiveFile } from './receive-file.ts';
import { isZip, unpack, unpackLimits } from './unpack.ts';

/** A file of the workspace. */
export interface DataFile {
  readonly name: string;
  readonly bytes: number;
  /** ISO instant in UTC. */
  readonly addedAt: string;
  /** Part of the made-up sample, which one call removes again. */
  readonly sample: boolean;
}

export interface WorkspaceFiles {
  /** By name. Files that somebody put into the folder by hand are listed too. */
  list(): Promise<readonly DataFile[]>;
  /**
   * Adds a file as it comes in; a ZIP archive is unpacked, all of it or nothing.
   *
   * @returns what was added
   * @throws AttuneError `file-exists` without `replace`, `file-name-refused`, `file-too-large`, `archive-refused`,
   *   `output-not-writable`; the signal's reason once it is aborted
   */
  add(
    name: string,
    bytes: AsyncIterable<Uint8Array>,
    options: { readonly replace?: boolean; readonly signal?: AbortSignal; readonly actor: string },
  ): Promise<readonly DataFile[]>;
  /** @throws AttuneError `file-unknown` */
  remove(name: string, options: { readonly actor: string }): Promise<void>;
  /**
   * Adds the files of a made-up retailer, in place of an older sample.
   *
   * @throws AttuneError `file-exists` where a file that is no sample has one of their names
   */
  addSample(options: { readonly customers: number; readonly actor: string }): Promise<readonly DataFile[]>;
  /** @returns how many files went */
  removeSample(options: { readonly actor: string }): Promise<number>;
  /** The same with the SHA-256 of each file's content. */
  fingerprints(): Promise<readonly (DataFile & { readonly sha256: string })[]>;
}

/** Folders of files that are still coming in begin so. */
export const incomingPrefix = '.incoming-';
const sampleSeed = 7;

/** A file that is ready to be put in its place. */
interface Ready {
  readonly name: string;
  readonly path: string;
  readonly sha256: string;
}

interface Listed extends DataFile {
  readonly modified: number;
  readonly known: KnownFile | undefined;
}

export function workspaceFiles(
  folder: string,
  { store, clock, fileBytes }: { readonly store: Store; readonly clock: Clock; readonly fileBytes: number },
): WorkspaceFiles {
  const placing = oneAtATime();

  async function listed(): Promise<readonly Listed[]> {
    const known = new Map((await store.files.all()).map((file) => [file.name, file]));
    const entries = await readdir(folder, { withFileTypes: true });
    const files = entries
      .filter((entry) => !entry.name.startsWith('.') && !entry.isDirectory())
      .map(async ({ name }): Promise<Listed | undefined> => {
        const found = await stat(join(folder, name)).catch(() => undefined);
        if (!found?.isFile()) return undefined;
        const modified = Math.trunc(found.mtimeMs);
        const own = known.get(name);
        // Changed by hand, it is another file.
        const same = own?.bytes === found.size && own.modified === modified ? own : undefined;
        return {
          name,
          bytes: found.size,
          modified,
          addedAt: same?.addedAt ?? found.mtime.toISOString(),
          sample: same?.sample ?? false,
          known: same,
        };
      });
    return (await Promise.all(files))
      .filter((file) => file !== undefined)
      .sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  async function requireFree(names: readonly string[], replace: (file: Listed) => boolean): Promise<void> {
    const wanted = new Set(names.map(nameKey));
    for (const file of await listed())
      if (wanted.has(nameKey(file.name)) && !replace(file))
        throw new AttuneError('file-exists', `There is a file ${file.name} already.`, {
          remedy: 'Replace it, or give the new file another name.',
          place: { file: file.name },
        });
  }

  /** Gives all files their names, or none. */
  async function place(
    ready: readonly Ready[],
    incoming: string,
    options: {
      readonly replace: (file: Listed) => boolean;
      readonly sample: boolean;
      readonly actor: string;
    },
  ): Promise<readonly DataFile[]> {
    await requireFree(
      ready.map(({ name }) => name),
      options.replace,
    );
    const wanted = new Set(ready.map(({ name }) => nameKey(name)));
    const older = (await listed()).filter(({ name }) => wanted.has(nameKey(name)));
    const aside = join(incoming, 'older');
    const undo: (() => Promise<void>)[] = [];
    const move = async (from: string, to: string) => {
      await rename(from, to);
      undo.push(() => rename(to, from));
    };
    try {
      await mkdir(aside);
      for (const [i, { name }] of older.entries()) await move(join(folder, name), join(aside, String(i)));
      for (const { name, path } of ready) await move(path, join(folder, name));
      await syncPath(folder);
    } catch (error) {
      for (const back of undo.reverse()) await back().catch(() => {});
      throw error;
    }
    const added: DataFile[] = [];
    for (const { name, sha256 } of ready) {
      const found = await stat(join(folder, name));
      const file = { name, bytes: found.size, addedAt: clock().toISOString(), sample: options.sample };
      await store.files.remember({ ...file, modified: Math.trunc(found.mtimeMs), sha256 });
      const before = older.find((one) => nameKey(one.name) === nameKey(name));
      await store.audit.record({
        actor: options.actor,
        action: before ? 'change' : 'create',
        subject: `file/${name}`,
        ...(before && { before: { bytes: before.bytes } }),
        after: { bytes: file.bytes, sha256, sample: file.sample },
      });
      added.push(file);
    }
    return added;
  }

  async function withIncoming<T>(work: (incoming: string) => Promise<T>): Promise<T> {
    return onDisk(folder, async () => {
      const incoming = await mkdtemp(join(folder, incomingPrefix));
      try {
        return await work(incoming);
      } finally {
        await rm(incoming, { recursive: true, force: true, maxRetries: 3 });
      }
    });
  }

  async function removeListed({ name, bytes }: Listed, actor: string): Promise<void> {
    await rm(join(folder, name), { force: true });
    await syncPath(folder);
    await store.files.forget(name);
    await store.audit.record({ actor, action: 'remove', subject: `file/${name}`, before: { bytes } });
  }

  return {
    async list() {
      return (await listed()).map(shown);
    },

    async add(given, bytes, { replace = false, signal, actor }) {
      const name = acceptedName(given);
      return withIncoming(async (incoming) => {
        const path = join(incoming, 'upload');
        const received = await receiveFile(bytes, path, { most: fileBytes, ...(signal ? { signal } : {}) });
        let ready: readonly Ready[] = [{ name, path, sha256: received.sha256 }];
        if (isZip(received.head) && !isNamedAsWorkbook(name)) {
          const unpacked = join(incoming, 'unpacked');
          await mkdir(unpacked);
          const limits = { ...unpackLimits, bytes: fileBytes };
          ready = await unpack({ path, bytes: received.bytes }, unpacked, limits, signal);
        } else if (!isReadable(name))
          throw new AttuneError('input-not-recognised', `${name} is not a file that Attune reads.`, {
            remedy:
              'Send a table as CSV, XLSX, JSON, NDJSON, TSV or Parquet, or a ZIP archive of them. The name has to end so: orders.csv.',
            place: { file: name },
          });
        return placing(() => place(ready, incoming, { replace: () => replace, sample: false, actor }));
      });
    },

    remove: (name, { actor }) =>
      placing(async () => {
        // Only what is listed can be removed: the name itself never makes a path.
        const file = (await listed()).find((one) => one.name === name);
        if (!file)
          throw new AttuneError('file-unknown', 'There is no such file in this workspace.', {
            remedy: 'Look at the list of files: it may have been removed already.',
          });
        await onDisk(folder, () => removeListed(file, actor));
      }),

    addSample: ({ customers, actor }) =>
      withIncoming(async (incoming) => {
        const made = join(incoming, 'sample');
        const { files } = await generateDemo({ customers, seed: sampleSeed, out: made });
        // The truth behind the made-up data is not for the analysis.
        const names = files.filter((name) => !name.includes('/'));
        const ready: Ready[] = [];
        for (const name of names) {
          const path = join(made, name);
          await syncPath(path);
          ready.push({ name, path, sha256: await sha256Of(path) });
        }
        return placing(() =>
          place(ready, incoming, { replace: ({ sample }) => sample, sample: true, actor }),
        );
      }),

    removeSample: ({ actor }) =>
      placing(async () => {
        const samples = (await listed()).filter(({ sample }) => sample);
        await onDisk(folder, async () => {
          for (const file of samples) await removeListed(file, actor);
        });
        return samples.length;
      }),

    async fingerprints() {
      const files: (DataFile & { sha256: string })[] = [];
      for (const file of await listed()) {
        const sha256 = file.known?.sha256 ?? (await sha256Of(join(folder, file.name)));
        if (!file.known) await store.files.remember({ ...shown(file), modified: file.modified, sha256 });
        files.push({ ...shown(file), sha256 });
      }
      return files;
    },
  };
}

function shown({ name, bytes, addedAt, sample }: Listed): DataFile {
  return { name, bytes, addedAt, sample };
}

async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}
