import { join } from 'node:path';
import { AttuneError } from '../../errors/index.ts';
import type { DuckDbWarehouse, Sql } from '../../warehouse/index.ts';
import type { ControlTotal } from '../accept/control-totals.sql.ts';
import type { Readable } from '../readers/reader.ts';
import type { PreparedFile } from './prepare-file.ts';
import { type RecordLayout, scanRecords } from './records.ts';
import { firstReading, type ReadingManner, relation, secondReading } from './relation.sql.ts';
import { type SievedRow, sieve } from './sieve.ts';
import type { Layout } from './table.ts';

/** A file in the state in which the warehouse can read it: at first itself; its sound rows once it had to be sieved. */
export interface OpenFile {
  readonly prepared: PreparedFile;
  readable: Readable;
  /** Physical lines of the original before its header. */
  readonly linesBeforeHeader: number;
  /** Malformed rows, once the file had to be sieved. */
  setAside: readonly SievedRow[];
  manner: ReadingManner;
  /** What a second reading found, once there was one. */
  control?: ControlTotal;
}

export function openFile(prepared: PreparedFile, layout: Layout): OpenFile {
  return {
    prepared,
    readable: { path: prepared.path, layout },
    linesBeforeHeader: layout.type === 'csv' ? layout.skip : 0,
    setAside: [],
    manner: firstReading,
  };
}

/**
 * Creates a table from a file. The warehouse reads strictly: at the first malformed row it refuses the file. Then the
 * malformed rows are sieved out, each with its line and reason, and the others are read; and if it refuses these,
 * they are read once more without being cut into pieces.
 *
 * @throws AttuneError `input-unreadable` when nothing helps
 */
export async function createFromFile(
  warehouse: DuckDbWarehouse,
  file: OpenFile,
  table: string,
  query: (from: Sql) => Sql,
  scratch: string,
  signal: AbortSignal | undefined,
): Promise<void> {
  for (;;) {
    try {
      const { layout, path } = file.readable;
      return await warehouse.create(table, query(relation(layout, path, file.manner)));
    } catch (cause) {
      signal?.throwIfAborted();
      if (!isFaultOfFile(cause)) throw cause;
      if (!(await prepareForAnotherTry(file, scratch, signal))) throw await cannotBeRead(file, signal, cause);
    }
  }
}

/** The warehouse does not say why. A row that is too long can be found, where the file is read as it was given. */
async function cannotBeRead(
  file: OpenFile,
  signal: AbortSignal | undefined,
  cause: unknown,
): Promise<AttuneError> {
  const { name } = file.prepared.input;
  const line = await lineOfTooLongRow(file, signal);
  if (line !== undefined)
    return new AttuneError('input-unreadable', `Line ${line} of ${name} has more than 4 MB.`, {
      remedy: 'Shorten its longest text, or leave that column out, and export the file again.',
      place: { file: name, row: line },
      cause,
    });
  return new AttuneError('input-unreadable', `${name} cannot be read as a table.`, {
    remedy: 'Export the file again; if it opens elsewhere, save it as UTF-8 CSV from there.',
    place: { file: name },
    cause,
  });
}

async function lineOfTooLongRow(
  { prepared, readable, linesBeforeHeader }: OpenFile,
  signal: AbortSignal | undefined,
): Promise<number | undefined> {
  const { layout } = readable;
  if (layout.type === 'parquet' || prepared.rewrittenFrom !== null) return undefined;
  const original = layout.type === 'csv' ? { ...layout, skip: linesBeforeHeader } : layout;
  let found: number | undefined;
  await scanRecords(prepared.path, recordLayout(original), signal, ({ line, fault }) => {
    if (fault === 'row-too-long') found = line;
    return found === undefined;
  });
  return found;
}

/** A full disk, too little memory or a fault of ours is not the file's, and reading it another way would not help. */
function isFaultOfFile(error: unknown): boolean {
  if (!(error instanceof AttuneError) || error.code !== 'warehouse-failed') return false;
  const cause = error.cause instanceof Error ? error.cause.message : '';
  return !/^(?:Failed to extract|Parser|Binder|Catalog|Internal|INTERRUPT|IO)|out of memory/i.test(cause);
}

async function prepareForAnotherTry(
  file: OpenFile,
  scratch: string,
  signal: AbortSignal | undefined,
): Promise<boolean> {
  const { layout } = file.readable;
  if (layout.type === 'parquet' || file.manner.careful) return false;
  const isSieved = file.readable.path !== file.prepared.path;
  if (layout.type === 'ndjson' || isSieved) {
    file.manner = { ...file.manner, careful: true };
    return true;
  }
  const sound = join(scratch, `${file.prepared.input.number}.sound`);
  file.setAside = await sieve(file.prepared.path, recordLayout(layout), sound, signal);
  file.readable = { path: sound, layout: { ...layout, skip: 0 } };
  return true;
}

/** Reads the file a second time, cut into other pieces: what the two readings share does not hang on a seam. */
export function secondRelation(file: OpenFile): Sql {
  const manner = { ...secondReading, careful: file.manner.careful };
  return relation(file.readable.layout, file.readable.path, manner);
}

/** How the records of a text file lie in its bytes, the header being the first of them. */
export function recordLayout(layout: Exclude<Layout, { type: 'parquet' }>): RecordLayout {
  return layout.type === 'csv' ? layout : { delimiter: null, hasQuotes: false, skip: 0, columns: 1 };
}
