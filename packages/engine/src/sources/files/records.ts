import { createReadStream } from 'node:fs';

/** How records lie in the bytes of a text file. */
export interface RecordLayout {
  /** Null for a file of which every line is one record, as NDJSON is. */
  readonly delimiter: string | null;
  readonly hasQuotes: boolean;
  /** Physical lines to pass over before the first record. */
  readonly skip: number;
  /** Fields that a sound record has; ignored without a delimiter. */
  readonly columns: number;
}

export type RecordFault =
  | 'wrong-number-of-columns'
  | 'broken-quotes'
  | 'stray-carriage-return'
  | 'row-too-long';

export interface FoundRecord {
  readonly bytes: Buffer;
  readonly start: number;
  readonly end: number;
  /** The physical line that the record begins on, from 1. */
  readonly line: number;
  /** Null for a record that the warehouse reads. */
  readonly fault: RecordFault | null;
}

const lineFeed = 0x0a;
const carriageReturn = 0x0d;
const quote = 0x22;
const space = 0x20;
/** Bytes of a row that the warehouse reads at most, the end of its line among them. */
export const longestRow = 4_000_000;
/** A quoted text longer than this is taken for a quote that was never closed. */
const longestRecord = 1 << 20;

/**
 * Goes over a file record by record, the way the warehouse takes it apart, header included. Only for files in which
 * some row is at fault: the warehouse then does not say which. A record with broken quotes ends with its first line,
 * so that one stray quote costs one line. `visit` returns false to stop; it gets the same object every time.
 */
export async function scanRecords(
  path: string,
  layout: RecordLayout,
  signal: AbortSignal | undefined,
  visit: (record: FoundRecord) => boolean,
): Promise<void> {
  let scanner: RecordScanner | undefined;
  let carried: Buffer = Buffer.alloc(0);
  for await (const chunk of createReadStream(path, { highWaterMark: 2 << 20 })) {
    signal?.throwIfAborted();
    const bytes = carried.length === 0 ? (chunk as Buffer) : Buffer.concat([carried, chunk as Buffer]);
    scanner ??= new RecordScanner(layout, bytes, visit);
    const done = scanner.scan(bytes, false);
    if (scanner.isStopped) return;
    carried = bytes.subarray(done);
  }
  scanner?.scan(carried, true);
}

/** Where in a field the scan is. */
const atStart = 0;
const inText = 1;
const inQuotes = 2;
const afterInnerQuote = 3;
const afterQuotes = 4;

/** One byte after the other, without an object per record: files of many millions of lines come through here. */
class RecordScanner {
  isStopped = false;
  readonly #layout: RecordLayout;
  readonly #visit: (record: FoundRecord) => boolean;
  /** What ends a line: a line feed, or a carriage return where the file has no line feeds. */
  readonly #end: number;
  readonly #found: { -readonly [K in keyof FoundRecord]: FoundRecord[K] };
  #line = 1;

  constructor(layout: RecordLayout, beginning: Buffer, visit: (record: FoundRecord) => boolean) {
    this.#layout = layout;
    this.#visit = visit;
    const hasOnlyReturns = !beginning.includes(lineFeed) && beginning.includes(carriageReturn);
    this.#end = hasOnlyReturns ? carriageReturn : lineFeed;
    this.#found = { bytes: beginning, start: 0, end: 0, line: 1, fault: null };
  }

  /** Scans whole records and returns where the first one begins that is not complete. */
  scan(bytes: Buffer, isLast: boolean): number {
    const end = this.#end;
    const delimiter = this.#layout.delimiter?.charCodeAt(0) ?? -1;
    const quoteMark = this.#layout.hasQuotes ? quote : -1;
    let start = this.#line === 1 && isByteOrderMark(bytes) ? 3 : 0;
    while (start < bytes.length && this.#line <= this.#layout.skip) {
      const stop = bytes.indexOf(end, start);
      if (stop < 0) return start;
      start = stop + 1;
      this.#line++;
    }
    let at = start;
    let state = atStart;
    let fields = 1;
    let lastField = start;
    let innerLines = 0;
    let fault: RecordFault | null = null;
    while (start < bytes.length) {
      const byte = at < bytes.length ? bytes[at]! : -1;
      let isBroken = false;
      if (byte < 0) {
        if (!isLast) return start;
        isBroken = state === inQuotes;
      } else if (state === inQuotes) {
        if (byte === quoteMark) state = afterInnerQuote;
        else if (byte === end) innerLines++;
        if (at - start < longestRecord) {
          at++;
          continue;
        }
        isBroken = true;
      } else if (byte === delimiter) {
        fields++;
        lastField = ++at;
        state = atStart;
        continue;
      } else if (byte !== end) {
        if (byte === carriageReturn && end === lineFeed) {
          if (at + 1 === bytes.length && !isLast) return start;
          const isLineEnd = at + 1 === bytes.length || bytes[at + 1] === lineFeed;
          if (!isLineEnd && state >= afterInnerQuote) isBroken = true;
          else if (!isLineEnd) fault = 'stray-carriage-return';
        } else if (state === atStart) {
          state = byte === quoteMark ? inQuotes : byte === space ? atStart : inText;
        } else if (state === afterInnerQuote) {
          if (byte === quoteMark) state = inQuotes;
          else if (byte === space) state = afterQuotes;
          else isBroken = true;
        } else if (state === afterQuotes) isBroken = byte !== space;
        if (!isBroken) {
          at++;
          continue;
        }
      }
      if (isBroken) {
        const stop = bytes.indexOf(end, start);
        if (stop < 0 && !isLast) return start;
        at = stop < 0 ? bytes.length : stop;
        innerLines = 0;
        fault = 'broken-quotes';
      }
      const stop = end === lineFeed && at > start && bytes[at - 1] === carriageReturn ? at - 1 : at;
      if (stop - start >= longestRow) fault = 'row-too-long';
      if (fault === null && delimiter >= 0 && fields !== this.#layout.columns) {
        const isTrailing = fields === this.#layout.columns + 1 && lastField >= stop;
        if (!isTrailing) fault = 'wrong-number-of-columns';
      }
      if (stop > start && !this.#report(bytes, start, stop, fault)) return start;
      this.#line += innerLines + 1;
      start = lastField = ++at;
      state = atStart;
      fields = 1;
      innerLines = 0;
      fault = null;
    }
    return Math.min(start, bytes.length);
  }

  #report(bytes: Buffer, start: number, end: number, fault: RecordFault | null): boolean {
    const found = this.#found;
    found.bytes = bytes;
    found.start = start;
    found.end = end;
    found.line = this.#line;
    found.fault = fault;
    this.isStopped = !this.#visit(found);
    return !this.isStopped;
  }
}

function isByteOrderMark(bytes: Buffer): boolean {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
}
