import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { AttuneError } from '../errors/index.ts';
import { isNamedAsWorkbook } from '../sources/index.ts';
import { acceptedName, nameKey } from './file-name.ts';
import { megabytes, type Received, receiveFile } from './receive-file.ts';

export interface Unpacked extends Received {
  readonly name: string;
  readonly path: string;
}

export interface UnpackLimits {
  readonly entries: number;
  /** Of all files together. */
  readonly bytes: number;
  /** How many times the size of the archive its files may have, once they are larger than `freeBytes`. */
  readonly ratio: number;
  readonly freeBytes: number;
}

export const unpackLimits = { entries: 200, ratio: 200, freeBytes: 64 * 2 ** 20 } as const;

/** Whether a file that begins so is a ZIP archive, whatever its name says. */
export function isZip(head: Buffer): boolean {
  return ['504b0304', '504b0506', '504b0708'].includes(head.subarray(0, 4).toString('hex'));
}

const otherArchives: readonly string[] = ['52617221', '377abcaf', 'fd377a58'];
const macLeavings = /^__MACOSX\/|(^|\/)\.DS_Store$/;
/** What makes a ZIP archive a document: it is one file to its owner, not several. */
const documentParts = /^(\[Content_Types\]\.xml|mimetype|META-INF\/manifest\.xml|Index\/.*\.iwa)$/;

/**
 * Writes the files of a ZIP archive into a new, empty folder. Folders inside it are left out of the names. Nothing of
 * what its header promises is believed: sizes are counted as they come.
 *
 * @throws AttuneError `archive-refused`, `file-name-refused` or `file-too-large`; what was written until then is for
 *   the caller to remove
 */
export async function unpack(
  archive: { readonly path: string; readonly bytes: number },
  folder: string,
  limits: UnpackLimits,
  signal?: AbortSignal,
): Promise<readonly Unpacked[]> {
  const zip = await openPromise(archive.path, { strictFileNames: true, autoClose: false }).catch(damaged);
  try {
    const entries = await readableEntries(zip, limits);
    const count = counter(archive.bytes, limits);
    const files: Unpacked[] = [];
    for (const { entry, name } of entries) {
      // A name of our own: two names that differ here may be the same to a file system.
      const path = join(folder, String(files.length));
      const received = await receiveFile(checked(zip, entry, count), path, {
        most: limits.bytes,
        ...(signal ? { signal } : {}),
      });
      const start = received.head.subarray(0, 4).toString('hex');
      const isArchive = isZip(received.head) && !isNamedAsWorkbook(name);
      if (isArchive || otherArchives.includes(start))
        throw refused('An archive lies inside the archive.', 'Send the inner one by itself.');
      files.push({ ...received, name, path });
    }
    return files;
  } finally {
    zip.close();
  }
}

async function readableEntries(
  zip: ZipFile,
  limits: UnpackLimits,
): Promise<readonly { readonly entry: Entry; readonly name: string }[]> {
  const found: { entry: Entry; name: string }[] = [];
  const seen = new Set<string>();
  let count = 0;
  for await (const entry of eachEntry(zip)) {
    count += 1;
    if (count > limits.entries)
      throw refused(`The archive holds more than ${limits.entries} files.`, 'Send fewer files at a time.');
    if (documentParts.test(entry.fileName))
      throw refused(
        'This is a spreadsheet or another document.',
        'Give a workbook of Excel the ending .xlsx; of anything else export the table as CSV, and send that.',
      );
    if (entry.fileName.endsWith('/') || macLeavings.test(entry.fileName)) continue;
    requireOrdinary(entry);
    const name = acceptedName(entry.fileName.split('/').at(-1) ?? '');
    if (seen.has(nameKey(name)))
      throw refused('Two files in the archive have the same name.', 'Give each file a name of its own.');
    seen.add(nameKey(name));
    found.push({ entry, name });
  }
  if (found.length === 0) throw refused('The archive holds no file.', 'Pack it again, and send it again.');
  return found;
}

async function* eachEntry(zip: ZipFile): AsyncIterable<Entry> {
  const entries = zip.eachEntry();
  for (;;) {
    const next = await entries.next().catch(damaged);
    if (next.done) return;
    yield next.value;
  }
}

/** The kind of file as Unix writes it, in the upper half of the attributes; nought where another system packed it. */
const kindMask = 0o170000;
const ordinaryFile = 0o100000;

function requireOrdinary(entry: Entry): void {
  const kind = (entry.externalFileAttributes >>> 16) & kindMask;
  if (kind !== 0 && kind !== ordinaryFile)
    throw refused('The archive holds a link or a device, not only files.', 'Pack the files themselves.');
  if (entry.isEncrypted())
    throw refused('The archive is locked with a password.', 'Pack it without a password.');
  if (!entry.canDecodeFileData())
    throw refused('The archive is packed in a way that is not read.', 'Pack it as an ordinary ZIP file.');
}

/** The content of an entry, counted, and compared with its check sum at the end. */
async function* checked(
  zip: ZipFile,
  entry: Entry,
  count: (bytes: number) => void,
): AsyncIterable<Uint8Array> {
  const stream = await zip.openReadStreamPromise(entry).catch(damaged);
  let sum = 0;
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      count(chunk.length);
      sum = crc32(chunk, sum);
      yield chunk;
    }
  } catch (error) {
    if (error instanceof AttuneError || (error instanceof Error && error.name === 'AbortError')) throw error;
    damaged(error);
  } finally {
    stream.destroy();
  }
  if (sum !== entry.crc32) damaged(new Error('The check sum differs.'));
}

function counter(archiveBytes: number, limits: UnpackLimits): (bytes: number) => void {
  let unpacked = 0;
  return (bytes) => {
    unpacked += bytes;
    if (unpacked > limits.bytes)
      throw new AttuneError(
        'file-too-large',
        `Unpacked, the archive has more than ${megabytes(limits.bytes)}.`,
        {
          remedy: 'Send fewer files at a time.',
        },
      );
    if (unpacked > limits.freeBytes && unpacked > limits.ratio * archiveBytes)
      throw refused(
        `Unpacked, the archive has more than ${limits.ratio} times its size.`,
        'Send the files without packing them.',
      );
  };
}

/** What yauzl throws is about the archive: a name that leads out of it, a size that is not true, a broken end. */
function damaged(cause: unknown): never {
  if (cause instanceof AttuneError) throw cause;
  const leadsOut =
    cause instanceof Error && /invalid relative path|absolute path|invalid characters/.test(cause.message);
  throw leadsOut
    ? refused('A name in the archive leads out of it.', 'Pack the files again, without folders.')
    : refused('The archive is damaged or not whole.', 'Pack it again, and send it again.', cause);
}

function refused(message: string, remedy: string, cause?: unknown): AttuneError {
  return new AttuneError('archive-refused', message, { remedy, ...(cause === undefined ? {} : { cause }) });
}
