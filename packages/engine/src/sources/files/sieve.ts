import { writeSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { type RecordFault, type RecordLayout, scanRecords } from './records.ts';

export interface SievedRow {
  readonly line: number;
  readonly fault: RecordFault;
  readonly text: string;
}

/**
 * Copies the sound records of a text file, header first, and says which rows were left out and why. The warehouse
 * reads strictly and stops at the first malformed row; this is how the other rows are read all the same.
 */
export async function sieve(
  path: string,
  layout: RecordLayout,
  to: string,
  signal: AbortSignal | undefined,
): Promise<SievedRow[]> {
  const leftOut: SievedRow[] = [];
  await using out = await open(to, 'w');
  const newline = Buffer.from('\n');
  let pending: Buffer[] = [];
  let size = 0;
  let isHeader = true;
  await scanRecords(path, layout, signal, ({ bytes, start, end, line, fault }) => {
    if (fault === null || isHeader) {
      pending.push(bytes.subarray(start, end), newline);
      size += end - start + 1;
      if (size > 4 << 20) {
        writeSync(out.fd, Buffer.concat(pending));
        pending = [];
        size = 0;
      }
    } else leftOut.push({ line, fault, text: bytes.toString('utf8', start, Math.min(end, start + 200)) });
    isHeader = false;
    return true;
  });
  writeSync(out.fd, Buffer.concat(pending));
  return leftOut;
}
