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

export type RecordFault = 'wrong-number-of-columns' | 'broken-quotes' | 'stray-carriage-return';

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
/** A quoted text longer than this is taken for a quote that was never closed. */
const longestRecord = 1 << 20;

/**
 * Goes over a file record by record, the way the warehouse takes it apart, header included. Only for files in which
 * some row is at fault: the warehouse then does not say which. A record with broken quotes ends with its first line,
 * so that one stray quote costs one line. `visit` returns false to stop.
 */
export async function scanRecords(
  path: string,
  layout: RecordLayout,
  signal: AbortSignal | undefined,
  visit: (record: FoundRecord) => boolean,
): Promise<void> {
  let carried: Buffer = Buffer.alloc(0);
  let line = 1;
  let end = lineFeed;
  let isFirst = true;
  const consume = (bytes: Buffer, isLast: boolean): number | 'stop' => {
    let at = 0;
    while (at < bytes.length) {
      const found =
        line <= layout.skip ? nextLine(bytes, at, end, isLast) : nextRecord(bytes, at, end, isLast, layout);
      if (found === 'more') return at;
      const isPassedOver = line <= layout.skip;
      if (!isPassedOver && !isEmptyLine(bytes, at, found.end, end)) {
        const start = line === 1 && at === 0 && isByteOrderMark(bytes) ? 3 : at;
        if (!visit({ bytes, start, end: found.end, line, fault: found.fault })) return 'stop';
      }
      line += linesIn(bytes, at, found.next, end, isLast);
      at = found.next;
    }
    return at;
  };

  const stream = createReadStream(path, { highWaterMark: 2 << 20 });
  for await (const chunk of stream) {
    signal?.throwIfAborted();
    const bytes = carried.length === 0 ? (chunk as Buffer) : Buffer.concat([carried, chunk as Buffer]);
    if (isFirst) {
      if (!bytes.includes(lineFeed) && bytes.includes(carriageReturn)) end = carriageReturn;
      isFirst = false;
    }
    const done = consume(bytes, false);
    if (done === 'stop') return;
    carried = bytes.subarray(done);
  }
  consume(carried, true);
}

type Found = { readonly end: number; readonly next: number; readonly fault: RecordFault | null };

function nextLine(bytes: Buffer, at: number, end: number, isLast: boolean): Found | 'more' {
  const stop = bytes.indexOf(end, at);
  if (stop < 0 && !isLast) return 'more';
  return stop < 0
    ? { end: bytes.length, next: bytes.length, fault: null }
    : { end: stop, next: stop + 1, fault: null };
}

function nextRecord(
  bytes: Buffer,
  at: number,
  end: number,
  isLast: boolean,
  layout: RecordLayout,
): Found | 'more' {
  const firstLine = nextLine(bytes, at, end, isLast);
  if (firstLine === 'more') return 'more';
  const lineEnd = withoutReturn(bytes, at, firstLine.end, end);
  if (layout.delimiter === null) return { ...firstLine, end: lineEnd };
  const delimiter = layout.delimiter.charCodeAt(0);
  const broken: Found = { ...firstLine, end: lineEnd, fault: 'broken-quotes' };
  let fields = 0;
  let position = at;
  let fieldStart = at;
  let line: Found = { ...firstLine, end: lineEnd };
  let hasStrayReturn = false;
  for (;;) {
    fields++;
    fieldStart = position;
    let begin = position;
    while (bytes[begin] === space && begin < line.end) begin++;
    if (layout.hasQuotes && bytes[begin] === quote && begin < line.end) {
      const close = closingQuote(bytes, begin + 1);
      if (close < 0) return !isLast && bytes.length - at < longestRecord ? 'more' : broken;
      // The byte after the quote says whether it closes the text, so it has to be there.
      if (close + 1 >= bytes.length && !isLast) return 'more';
      if (close >= line.end) {
        const last = nextLine(bytes, close, end, isLast);
        if (last === 'more') return bytes.length - at < longestRecord ? 'more' : broken;
        line = { ...last, end: withoutReturn(bytes, close, last.end, end) };
      }
      position = close + 1;
      while (bytes[position] === space && position < line.end) position++;
      if (position < line.end && bytes[position] !== delimiter) return broken;
    } else {
      while (position < line.end && bytes[position] !== delimiter) {
        if (bytes[position] === carriageReturn) hasStrayReturn = true;
        position++;
      }
    }
    if (position >= line.end) break;
    position++;
  }
  const isTrailing = fields === layout.columns + 1 && fieldStart >= line.end;
  const fault =
    fields !== layout.columns && !isTrailing
      ? 'wrong-number-of-columns'
      : hasStrayReturn
        ? 'stray-carriage-return'
        : null;
  return { ...line, fault };
}

/** Where the quoted text that begins here closes; -1 when it does not close in these bytes. */
function closingQuote(bytes: Buffer, from: number): number {
  let at = bytes.indexOf(quote, from);
  while (at >= 0 && bytes[at + 1] === quote) at = bytes.indexOf(quote, at + 2);
  return at;
}

/** Lines may end with a carriage return before the line feed. */
function withoutReturn(bytes: Buffer, from: number, to: number, end: number): number {
  return end === lineFeed && to > from && bytes[to - 1] === carriageReturn ? to - 1 : to;
}

function isEmptyLine(bytes: Buffer, from: number, to: number, end: number): boolean {
  return withoutReturn(bytes, from, to, end) === from;
}

function isByteOrderMark(bytes: Buffer): boolean {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
}

function linesIn(bytes: Buffer, from: number, to: number, end: number, isLast: boolean): number {
  let lines = 0;
  for (let at = bytes.indexOf(end, from); at >= 0 && at < to; at = bytes.indexOf(end, at + 1)) lines++;
  return lines === 0 && isLast ? 1 : lines;
}
