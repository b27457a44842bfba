import { open, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { LandedFile } from '../accept/land-file.ts';
import type { Draft } from '../recognise/recognise.ts';

/** How much of a file a preview reads row by row: about 100,000 lines of orders. */
const mostBytes = 8 << 20;
const mostRows = 100_000;
/** A wide table has fewer rows in the same memory. */
const mostCells = 10_000_000;

export interface FileHead {
  /** The plan for the beginning of the file, or for all of a small one. */
  readonly draft: Draft;
  /** Whether that was all of it, once its rows are counted. */
  isWhole(rows: number): boolean;
}

/**
 * The beginning of a file: text up to the last line end within 8 MiB, copied into the scratch folder; of Parquet the
 * first 100,000 rows. Smaller files are taken whole, and then a preview knows all that reading knows.
 */
export async function fileHead(draft: Draft, scratch: string): Promise<FileHead> {
  const { plan } = draft;
  const { layout } = plan.table;
  if (layout.type === 'parquet') {
    const rows = Math.min(mostRows, Math.ceil(mostCells / layout.names.length));
    const table = { ...plan.table, layout: { ...layout, rows } };
    return { draft: { ...draft, plan: { ...plan, table } }, isWhole: (read) => read < rows };
  }
  const { size } = await stat(plan.file.path);
  if (size <= mostBytes) return { draft, isWhole: () => true };
  const path = join(scratch, `${plan.file.input.number}.head`);
  await copyLines(plan.file.path, path);
  return { draft: { ...draft, plan: { ...plan, file: { ...plan.file, path } } }, isWhole: () => false };
}

async function copyLines(from: string, to: string): Promise<void> {
  await using source = await open(from);
  await using target = await open(to, 'w');
  const buffer = Buffer.alloc(mostBytes);
  const { bytesRead } = await source.read(buffer, 0, mostBytes, 0);
  const bytes = buffer.subarray(0, bytesRead);
  const end = Math.max(bytes.lastIndexOf(0x0a), bytes.includes(0x0a) ? -1 : bytes.lastIndexOf(0x0d));
  await target.writeFile(end < 0 ? bytes : bytes.subarray(0, end + 1));
}

/** "the first 152,331 rows": what a preview of a large file rests on; undefined where it read all. */
export function extentOf(head: FileHead, { rows }: Pick<LandedFile, 'rows'>): number | undefined {
  return head.isWhole(rows) ? undefined : rows;
}
