import { join } from 'node:path';
import { AttuneError } from '../../errors/index.ts';
import type { DuckDbWarehouse, Sql } from '../../warehouse/index.ts';
import type { ControlTotal } from '../accept/control-totals.sql.ts';
import type { Readable } from '../readers/reader.ts';
import type { PreparedFile } from './prepare-file.ts';
import type { RecordLayout } from './records.ts';
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
      if (!(await prepareForAnotherTry(file, scratch, signal)))
        throw new AttuneError('input-unreadable', `${file.prepared.input.name} cannot be read as a table.`, {
          remedy: 'Export the file again; if it opens elsewhere, save it as UTF-8 CSV from there.',
          place: { file: file.prepared.input.name },
          cause,
        });
    }
  }
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
