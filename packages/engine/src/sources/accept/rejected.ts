import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import type { DuckDbWarehouse } from '../../warehouse/index.ts';
import { csvCell } from '../files/csv-cell.ts';
import { type OpenFile, recordLayout } from '../files/read-file.ts';
import { scanRecords } from '../files/records.ts';
import type { RecordColumn } from '../readers/reader.ts';
import type { RejectedCount } from '../source-report.ts';
import { firstOfCurrency } from '../values/currencies.sql.ts';
import { type Fault, rowFaults } from '../values/faults.ts';
import { faultyRecords, firstOfEachFault } from './rejected.sql.ts';

/** The lines of `rejected.csv` of one file, in a file of their own. */
export interface RejectedCopy {
  readonly path: string;
  /** The line on which each fault is met first, by its number. */
  readonly firstLines: Map<number, number>;
  /** Whether an earlier run wrote it; else this one does. */
  readonly isWritten: boolean;
}

/** The rows of one file that are not accepted, while they still lie in its landing table. */
export interface RejectedRows {
  readonly file: OpenFile;
  readonly table: string;
  readonly record: RecordColumn;
  readonly faults: readonly Fault[];
  /** Rows per fault number, from 1. */
  readonly counts: ReadonlyMap<number, number>;
  copy?: RejectedCopy;
}

export function rejectedTotal({ counts, file }: RejectedRows): number {
  return [...counts.values()].reduce((sum, n) => sum + n, 0) + file.setAside.length;
}

/** Rejected rows without those that are sound, but no sale. */
export function unusableTotal({ counts, faults, file }: RejectedRows): number {
  const unusable = [...counts].filter(([problem]) => !faults[problem - 1]!.isSetAside);
  return unusable.reduce((sum, [, n]) => sum + n, 0) + file.setAside.length;
}

/** Rows per code, most frequent first. */
export function rejectedByCode(files: readonly RejectedRows[]): RejectedCount[] {
  const byCode = new Map<string, RejectedCount>();
  const add = (code: string, reason: string, rows: number) =>
    byCode.set(code, { code, reason, rows: (byCode.get(code)?.rows ?? 0) + rows });
  for (const { file, faults, counts } of files) {
    for (const { fault } of file.setAside) add(fault, rowFaults[fault], 1);
    for (const [problem, rows] of counts) add(faults[problem - 1]!.code, faults[problem - 1]!.reason, rows);
  }
  return [...byCode.values()].sort((a, b) => b.rows - a.rows || (a.code < b.code ? -1 : 1));
}

/** Where each code is met first: base name of the file, and line. */
export async function firstPlaces(
  warehouse: DuckDbWarehouse,
  files: readonly RejectedRows[],
  signal: AbortSignal | undefined,
): Promise<ReadonlyMap<string, { file: string; line: number }>> {
  const places = new Map<string, { file: string; line: number }>();
  const note = (code: string, file: OpenFile, line: number) => {
    const known = places.get(code);
    const name = file.prepared.input.name;
    if (!known || (known.file === name && line < known.line)) places.set(code, { file: name, line });
  };
  for (const { file, table, faults, record, copy } of files) {
    for (const { fault, line } of file.setAside) note(fault, file, line);
    if (copy?.isWritten) {
      for (const [problem, line] of copy.firstLines) note(faults[problem - 1]!.code, file, line);
      continue;
    }
    const firsts = await firstOfEachFault(warehouse, table, record);
    const lines = await linesOf(
      file,
      firsts.map((first) => first.record),
      signal,
    );
    firsts.forEach(({ problem }, i) => {
      note(faults[problem - 1]!.code, file, lines[i]!);
    });
  }
  return places;
}

/** Where an accepted row names a currency first. */
export async function firstPlaceOfCurrency(
  warehouse: DuckDbWarehouse,
  files: readonly RejectedRows[],
  currency: string,
  signal: AbortSignal | undefined,
): Promise<{ file: string; line: number } | undefined> {
  for (const { file, table, record } of files) {
    const first = await firstOfCurrency(warehouse, table, record, currency);
    if (first === null) continue;
    const [line] = await linesOf(file, [first], signal);
    return { file: file.prepared.input.name, line: line! };
  }
  return undefined;
}

const header = 'file,line,field,code,reason,value\n';
const longestValue = 80;

/**
 * Writes every rejected row with its place and its reason, file by file in the order of their lines.
 */
export async function writeRejected(
  warehouse: DuckDbWarehouse,
  files: readonly RejectedRows[],
  path: string,
  signal: AbortSignal | undefined,
): Promise<void> {
  await using out = await open(path, 'w');
  await out.write(header);
  for (const rejected of files) {
    const { copy } = rejected;
    if (copy?.isWritten)
      for await (const bytes of createReadStream(copy.path)) await out.write(bytes as Buffer);
    else {
      const beside = copy && (await open(copy.path, 'w'));
      try {
        for await (const text of linesFor(warehouse, rejected, signal)) {
          await out.write(text);
          await beside?.write(text);
        }
      } finally {
        await beside?.close();
      }
    }
  }
}

async function* linesFor(
  warehouse: DuckDbWarehouse,
  rejected: RejectedRows,
  signal: AbortSignal | undefined,
): AsyncIterable<string> {
  const { file, faults, copy } = rejected;
  const name = file.prepared.input.name;
  const setAside = [...file.setAside];
  const row = (line: number, field: string, code: string, reason: string, value: string) =>
    `${[name, String(line), field, code, reason, shortened(value)].map(csvCell).join(',')}\n`;
  const sieved = (before: number) => {
    let text = '';
    while (setAside.length > 0 && setAside[0]!.line < before) {
      const { line, fault, text: value } = setAside.shift()!;
      text += row(line, '', fault, rowFaults[fault], value);
    }
    return text;
  };
  for await (const batch of faultyRows(warehouse, rejected, signal)) {
    const text = batch.map(({ line, problem, value }) => {
      const { field, code, reason } = faults[problem - 1]!;
      copy?.firstLines.set(problem, Math.min(line, copy.firstLines.get(problem) ?? line));
      return sieved(line) + row(line, field, code, reason, value);
    });
    yield text.join('');
  }
  yield sieved(Number.POSITIVE_INFINITY);
}

async function* faultyRows(
  warehouse: DuckDbWarehouse,
  { file, table, record, counts }: RejectedRows,
  signal: AbortSignal | undefined,
) {
  if (counts.size === 0) return;
  const records: number[] = [];
  for await (const { columns } of faultyRecords(warehouse, table, record)) records.push(...columns.record);
  const lines = await linesOf(file, records, signal);
  let at = 0;
  for await (const { length, columns } of faultyRecords(warehouse, table, record)) {
    yield Array.from({ length }, (_, i) => ({
      line: lines[at + i]!,
      problem: columns.problem[i]!,
      value: columns.value[i] ?? '',
    }));
    at += length;
  }
}

/**
 * The physical lines on which records begin, given their places among the sound records of the file, ascending from 0.
 * For Parquet: the row, from 1.
 */
async function linesOf(
  file: OpenFile,
  records: readonly number[],
  signal: AbortSignal | undefined,
): Promise<number[]> {
  const { layout } = file.readable;
  if (layout.type === 'parquet') return records.map((record) => record + 1);
  const wanted = [...new Set(records)].sort((a, b) => a - b);
  const lineOf = new Map<number, number>();
  const original = layout.type === 'csv' ? { ...layout, skip: file.linesBeforeHeader } : layout;
  let record = layout.type === 'csv' ? -1 : 0;
  let next = 0;
  if (wanted.length > 0)
    await scanRecords(file.prepared.path, recordLayout(original), signal, ({ line, fault }) => {
      if (fault !== null && record >= 0) return true;
      if (record === wanted[next]) {
        lineOf.set(record, line);
        next++;
      }
      record++;
      return next < wanted.length;
    });
  return records.map((r) => lineOf.get(r) ?? 0);
}

/** One line of at most a certain length, so that a broken quote does not fill the file. */
function shortened(value: string): string {
  const line = value.replaceAll(/\s+/g, ' ');
  return line.length > longestValue ? `${line.slice(0, longestValue)}…` : line;
}
