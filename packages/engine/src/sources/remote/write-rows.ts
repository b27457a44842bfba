import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { AttuneError } from '../../errors/index.ts';

/** Values of one row in the order of the columns, as text; null where there is none. */
export type TextRow = readonly (string | null)[];

/**
 * Writes rows as CSV with a header: comma, UTF-8, line feeds, nothing for null. The source is asked for more only as
 * fast as the disk takes it, so that never more than a batch is in memory.
 *
 * @param batches begins with the headers, as a batch of one row
 * @returns how many rows stand below the header
 */
export async function writeRows(
  to: string,
  batches: AsyncIterable<readonly TextRow[]>,
  signal: AbortSignal | undefined,
): Promise<number> {
  let rows = -1;
  const lines = async function* () {
    for await (const batch of batches) {
      rows += batch.length;
      if (batch.length > 0) yield batch.map(line).join('');
    }
  };
  await pipeline(lines, fileFor(to), { ...(signal && { signal }) }).catch(refuseFullDisk);
  return rows;
}

/** Readable by this user alone, like the folder that it lies in. */
export function fileFor(to: string) {
  return createWriteStream(to, { flags: 'w', mode: 0o600, highWaterMark: 1 << 20 });
}

/** What the disk refuses is no fault of the source. */
export function refuseFullDisk(error: unknown): never {
  const code = error instanceof Error ? (error as NodeJS.ErrnoException).code : undefined;
  if (code !== 'ENOSPC' && code !== 'EDQUOT') throw error;
  throw new AttuneError('output-not-writable', 'The disk is full: what is fetched does not fit on it.', {
    remedy:
      'What is fetched lies beside the output until the run ends. Make room, or choose another place with --out.',
    cause: error,
  });
}

function line(row: TextRow): string {
  // A row of one empty field would be an empty line, which is no row.
  if (row.length === 1 && !row[0]) return '""\n';
  return `${row.map(field).join(',')}\n`;
}

function field(value: string | null): string {
  if (value === null) return '';
  return /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}
