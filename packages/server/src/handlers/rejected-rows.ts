import { createReadStream } from 'node:fs';

export interface RejectedRow {
  readonly file: string;
  readonly row: number;
  readonly code: string;
  readonly reason: string;
  readonly field: string | null;
  readonly value: string | null;
}

/**
 * One page of the rejected rows of a run, and how many there are in all, read from its `rejected.csv` as a stream.
 *
 * @param asked only rows of this file, or with this code
 */
export async function rejectedRows(
  path: string,
  asked: {
    readonly offset: number;
    readonly limit: number;
    readonly code?: string | undefined;
    readonly file?: string | undefined;
  },
): Promise<{ readonly total: number; readonly rows: RejectedRow[] }> {
  let header: readonly string[] | undefined;
  let total = 0;
  const rows: RejectedRow[] = [];
  for await (const cells of csvRecords(createReadStream(path, 'utf8'))) {
    if (!header) {
      header = cells;
      continue;
    }
    const cell = (name: string) => cells[header?.indexOf(name) ?? -1] ?? '';
    if (asked.code !== undefined && cell('code') !== asked.code) continue;
    if (asked.file !== undefined && cell('file') !== asked.file) continue;
    if (total >= asked.offset && rows.length < asked.limit)
      rows.push({
        file: cell('file'),
        row: Number(cell('line')),
        code: cell('code'),
        reason: cell('reason'),
        field: cell('field') || null,
        value: cell('value') || null,
      });
    total++;
  }
  return { total, rows };
}

/** The records of a CSV file (RFC 4180), which may hold line ends inside quotes. */
async function* csvRecords(chunks: AsyncIterable<string>): AsyncGenerator<string[]> {
  let cells: string[] = [];
  let cell = '';
  let isQuoted = false;
  let mayEnd = false;
  for await (const chunk of chunks)
    for (const character of chunk) {
      if (isQuoted && !mayEnd) {
        if (character === '"') mayEnd = true;
        else cell += character;
        continue;
      }
      if (mayEnd && character === '"') {
        cell += '"';
        mayEnd = false;
        continue;
      }
      mayEnd = false;
      isQuoted = false;
      if (character === '"' && cell === '') isQuoted = true;
      else if (character === ',') {
        cells.push(cell);
        cell = '';
      } else if (character === '\n') {
        yield [...cells, cell];
        cells = [];
        cell = '';
      } else if (character !== '\r') cell += character;
    }
  if (cell !== '' || cells.length > 0) yield [...cells, cell];
}
