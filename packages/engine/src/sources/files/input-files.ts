import { readdir, stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { AttuneError } from '../../errors/index.ts';
import { type Fetched, isAddress } from '../remote/index.ts';
import type { LeftOut } from '../source-report.ts';

export interface InputFile {
  readonly path: string;
  readonly name: string;
  /** Named by the user; files found in a folder may be left out when they are something else. */
  readonly isNamed: boolean;
  /** Counts from 0 in reading order. */
  readonly number: number;
  /** Where it comes from, when it is no file of the user's. */
  readonly notes?: readonly string[];
}

const readable = /\.(csv|tsv|tab|txt|psv|parquet|pq|ndjson|jsonl|json|xlsx|xlsm)(\.(gz|zst))?$/i;
/** Tables in formats that are not read: in a folder, orders may be in them. */
const otherTables =
  /\.(xls|xlsb|ods|numbers|xml|zip|7z|rar|avro|orc|feather|arrow|sqlite3?|db|mdb|dbf|sav|dta|rds)(\.(gz|zst))?$/i;

/** Whether a file of this name is a workbook: a ZIP archive that is one file to its owner. */
export function isNamedAsWorkbook(name: string): boolean {
  return /\.xls[xm]$/i.test(name);
}

/** Whether a file of this name would be read where it lies in a folder. */
export function isReadable(name: string): boolean {
  return readable.test(name);
}

/**
 * The files to read, in the order of their names so that the order of the arguments does not matter. A folder stands
 * for the files directly inside; what has another ending there is noted, hidden files are passed over. `leftOut` are
 * tables in formats that are not read.
 *
 * @param fetched what the addresses among the paths stand for
 * @throws AttuneError `input-missing` when a path does not exist, or when nothing is left to read
 */
export async function inputFiles(
  paths: readonly string[],
  fetched: Pick<Fetched, 'files' | 'passedOver'>,
): Promise<{ files: InputFile[]; leftOut: LeftOut[]; notes: string[] }> {
  const found = new Map<string, boolean>();
  const leftOut: LeftOut[] = [];
  const notes: string[] = [];
  const passOver = (name: string) => {
    if (otherTables.test(name)) leftOut.push({ name, why: 'its format is not read; export it as CSV.' });
    else notes.push(`${name} was left out: its ending is none that holds tables.`);
  };
  for (const path of paths) {
    if (isAddress(path)) continue;
    if (!(await isFolder(path))) {
      found.set(resolve(path), true);
      continue;
    }
    for (const entry of await readdir(path, { withFileTypes: true })) {
      if (entry.name.startsWith('.') || entry.isDirectory()) continue;
      const inside = resolve(path, entry.name);
      if (isReadable(entry.name)) found.set(inside, found.get(inside) ?? false);
      else passOver(entry.name);
    }
  }
  fetched.passedOver.forEach(passOver);
  if (found.size + fetched.files.length === 0)
    throw new AttuneError('input-missing', 'There is no file to read.', {
      remedy: 'Name an order file, or a folder that holds one (CSV, XLSX, JSON, NDJSON, TSV or Parquet).',
    });
  const local = [...found].map(([path, isNamed]) => ({ path, isNamed, name: basename(path) }));
  const files = [...local, ...fetched.files]
    .sort((a, b) => order(a.name, b.name) || order(a.path, b.path))
    .map((file, number) => ({ ...file, number }));
  return { files, leftOut, notes: notes.sort(order) };
}

const order = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch (cause) {
    throw new AttuneError('input-missing', `There is no file or folder ${basename(path)}.`, {
      remedy: 'Check the spelling of the path.',
      place: { file: basename(path) },
      cause,
    });
  }
}
