import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { open, stat, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createZstdDecompress } from 'node:zlib';
import { AttuneError } from '../../errors/index.ts';
import { counted } from '../counted.ts';
import type { KnownBytes } from '../kept/known-bytes.ts';
import type { LeftOut } from '../source-report.ts';
import type { SourceSettings } from '../source-settings.ts';
import { encodingOf, rewrite, utf8Check } from './encoding.ts';
import type { InputFile } from './input-files.ts';
import { jsonRows } from './json-document.ts';
import { binary, isBinary, isZip, notParquet, refuseOtherFormats } from './other-formats.ts';
import { isMostlyUtf8 } from './utf8-share.ts';
import { readSheets } from './workbook.ts';

export type Compression = 'none' | 'gzip' | 'zstd';

/** A file as the warehouse can read it: plain bytes, and UTF-8 where it is text. */
export interface PreparedFile {
  readonly input: InputFile;
  /** The file itself, or a rewritten copy in the scratch folder. */
  readonly path: string;
  readonly isParquet: boolean;
  readonly compression: Compression;
  /** As found or as the playbook says: `utf-8`, `windows-1252`, `utf-16le`, `utf-16be`. */
  readonly encoding: string;
  readonly bytes: number;
  /** Of the bytes as they lie on the disk. */
  readonly sha256: string;
  /** Of the bytes without compression: the same data twice is found even when one copy is packed. */
  readonly contentSha256: string;
  readonly hasQuotes: boolean;
  /** What was rewritten as one JSON object a line; null for what is read as it is. */
  readonly rewrittenFrom: 'json' | 'xlsx' | null;
  readonly notes: readonly string[];
}

/** The tables of one file: a workbook may hold several, or none. */
export interface PreparedFiles {
  readonly files: readonly PreparedFile[];
  /** Sheets without a table. */
  readonly leftOut: readonly LeftOut[];
}

/** What preparing a file needs besides the file. */
export interface PreparePlace {
  readonly scratch: string;
  /** What the playbook says about a file or a sheet. */
  readonly settingsOf: (name: string) => SourceSettings | undefined;
  /** Numbers that no file has, for the further tables of a workbook. */
  readonly nextNumber: () => number;
  readonly signal: AbortSignal | undefined;
  /** What earlier runs know of files. */
  readonly known?: KnownBytes | undefined;
}

/** What reading every byte of a file shows. */
export interface ByteFacts {
  readonly sha256: string;
  readonly contentSha256: string;
  readonly isUtf8: boolean;
  readonly hasNul: boolean;
  readonly hasQuotes: boolean;
}

/**
 * Reads every byte of a file once: fingerprint, whole or cut off, how it is encoded. What the warehouse cannot read
 * as it is (packed, not UTF-8, a JSON document, a workbook) is rewritten into the scratch folder; the input itself is
 * never touched.
 *
 * @throws AttuneError `input-unreadable` for a file that cannot be opened, whose compressed data end too early, or
 *   that is a malformed document or workbook
 */
export async function prepareFile(input: InputFile, place: PreparePlace): Promise<PreparedFiles> {
  const { scratch, settingsOf, signal } = place;
  const wished = settingsOf(input.name)?.encoding;
  const { bytes, head } = await opening(input);
  const compression = compressionOf(head);
  const scratchPath = (part: string) => join(scratch, `${input.number}.${part}`);
  const notes: string[] = [...(input.notes ?? [])];

  let path = input.path;
  const unpackTo = compression === 'none' ? undefined : scratchPath('plain');
  const read = () => inspect(input, compression, unpackTo, signal);
  // What is packed has to be unpacked in any case.
  const facts = place.known && unpackTo === undefined ? await place.known.of(input.path, read) : await read();
  if (compression !== 'none') path = scratchPath('plain');
  const start = compression === 'none' ? head : (await opening({ ...input, path })).head;
  const isParquet = start.subarray(0, 4).toString('latin1') === 'PAR1';
  const described = {
    input,
    compression,
    bytes,
    sha256: facts.sha256,
    contentSha256: facts.contentSha256,
    isParquet,
    hasQuotes: false,
    rewrittenFrom: null,
  };
  const alone = (file: PreparedFile): PreparedFiles => ({ files: [file], leftOut: [] });
  if (isParquet) {
    path = await withoutPatternCharacters(path, scratchPath('link.parquet'));
    return alone({ ...described, path, encoding: 'binary', notes });
  }
  await refuseOtherFormats(input, path, start);
  if (isZip(start)) {
    const { sheets, leftOut } = await readSheets(input, path, place);
    const files = sheets.map((sheet) => ({
      ...described,
      ...sheet,
      encoding: 'utf-8',
      rewrittenFrom: 'xlsx' as const,
      notes: [...notes, ...sheet.notes],
    }));
    return { files, leftOut };
  }

  let encoding = encodingOf(start, facts, wished);
  if (wished === undefined && encoding === 'windows-1252' && !isBinary(start)) {
    if (await isMostlyUtf8(path, signal)) {
      encoding = 'utf-8 with errors';
      notes.push('The file is UTF-8 with bytes that mean nothing in it: each became the mark U+FFFD.');
    }
  }
  if (wished === undefined && encoding === 'windows-1252' && isBinary(start)) throw binary(input);
  if (/\.(parquet|pq)$/i.test(input.name) && !start.includes(0x0a)) throw notParquet(input);
  let { hasQuotes } = facts;
  if (encoding !== 'utf-8' || facts.hasNul) {
    if (!encoding.startsWith('utf-8'))
      notes.push(`The file is encoded as ${encoding}, and was read as such.`);
    const rewritten = await rewrite(path, encoding, scratchPath('utf8'), signal);
    if (rewritten.nuls > 0)
      notes.push(`The file holds ${counted(rewritten.nuls, 'NUL character')}, replaced by the mark U+FFFD.`);
    path = scratchPath('utf8');
    hasQuotes = rewritten.hasQuotes;
  }
  const json = await jsonRows({ name: input.name, path, to: scratchPath('rows') }, signal);
  if (json !== undefined)
    return alone({
      ...described,
      path: json.path,
      encoding,
      rewrittenFrom: 'json',
      notes: [...notes, ...json.notes],
    });
  path = await withoutPatternCharacters(path, scratchPath('link.csv'));
  return alone({ ...described, path, encoding, hasQuotes, notes });
}

async function opening(input: InputFile): Promise<{ bytes: number; head: Buffer }> {
  try {
    const { size } = await stat(input.path);
    await using file = await open(input.path);
    const head = Buffer.alloc(Math.min(size, 65_536));
    await file.read(head, 0, head.length, 0);
    return { bytes: size, head };
  } catch (cause) {
    throw new AttuneError('input-unreadable', `${input.name} cannot be opened.`, {
      remedy: 'Check that the file exists and may be read.',
      place: { file: input.name },
      cause,
    });
  }
}

function compressionOf(head: Buffer): Compression {
  if (head[0] === 0x1f && head[1] === 0x8b) return 'gzip';
  return head.length >= 4 && head.readUInt32LE(0) === 0xfd2fb528 ? 'zstd' : 'none';
}

async function inspect(
  input: InputFile,
  compression: Compression,
  unpackTo: string | undefined,
  signal: AbortSignal | undefined,
): Promise<ByteFacts> {
  const sha256 = createHash('sha256');
  const content = compression === 'none' ? sha256 : createHash('sha256');
  const utf8 = utf8Check();
  let hasNul = false;
  let hasQuotes = false;
  const look = (chunk: Buffer) => {
    content.update(chunk);
    utf8.add(chunk);
    hasNul ||= chunk.includes(0);
    hasQuotes ||= chunk.includes(0x22);
  };
  const file = createReadStream(input.path, { highWaterMark: 4 << 20 });
  try {
    if (unpackTo === undefined) {
      for await (const chunk of file) {
        signal?.throwIfAborted();
        look(chunk as Buffer);
      }
    } else {
      const packed = tap((chunk) => sha256.update(chunk));
      const unpack = compression === 'gzip' ? createGunzip() : createZstdDecompress();
      await pipeline(file, packed, unpack, tap(look), createWriteStream(unpackTo), { signal });
    }
  } catch (cause) {
    signal?.throwIfAborted();
    throw compression === 'none' ? unreadable(input, cause) : cutOff(input, compression, cause);
  }
  const contentSha256 = content.digest('hex');
  return {
    contentSha256,
    sha256: compression === 'none' ? contentSha256 : sha256.digest('hex'),
    isUtf8: utf8.end(),
    hasNul,
    hasQuotes,
  };
}

function unreadable(input: InputFile, cause: unknown): AttuneError {
  return new AttuneError('input-unreadable', `${input.name} cannot be read to its end.`, {
    remedy: 'Check the disk, or copy the file again.',
    place: { file: input.name },
    cause,
  });
}

function cutOff(input: InputFile, compression: Compression, cause: unknown): AttuneError {
  return new AttuneError(
    'input-unreadable',
    `${input.name} is damaged: its ${compression} data are cut off or do not match their checksum.`,
    {
      remedy: 'Fetch or export the file again. Reading the intact part would lose rows without a word.',
      place: { file: input.name },
      cause,
    },
  );
}

function tap(look: (chunk: Buffer) => void): Transform {
  return new Transform({
    transform(chunk: Buffer, _, done) {
      look(chunk);
      done(null, chunk);
    },
  });
}

/** The warehouse reads `*`, `?` and brackets in a path as a pattern, so such a file is read through a link. */
async function withoutPatternCharacters(path: string, link: string): Promise<string> {
  if (!/[*?[\]{}]/.test(path)) return path;
  await symlink(path, link);
  return link;
}
