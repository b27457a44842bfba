import { open } from 'node:fs/promises';
import { AttuneError } from '../../errors/index.ts';
import type { DuckDbWarehouse } from '../../warehouse/index.ts';
import { counted } from '../counted.ts';
import { NotRecognised } from '../recognise/not-recognised.ts';
import { looksLikeDate } from '../values/dates.ts';
import { looksLikeNumber } from '../values/numbers.ts';
import { beginsWithHeader, belowPreamble } from './below-preamble.ts';
import { type CsvRecord, firstRecords } from './csv-records.ts';
import { delimiterOf } from './delimiter.ts';
import { parquetColumns, parquetSample } from './parquet.sql.ts';
import type { PreparedFile } from './prepare-file.ts';
import { repeatsKeys } from './repeated-keys.sql.ts';

/** How the warehouse has to read the file so that it comes out as columns of text `c0`, `c1`, and so on. */
export type Layout =
  | {
      readonly type: 'csv';
      readonly delimiter: string;
      readonly hasQuotes: boolean;
      /** Physical lines before the header. */
      readonly skip: number;
      readonly columns: number;
    }
  | {
      readonly type: 'parquet';
      readonly names: readonly string[];
      /** Columns of floating-point numbers. */
      readonly fractions: ReadonlySet<number>;
      /** How many rows from the beginning are read; all of them when absent. */
      readonly rows?: number;
    }
  | {
      readonly type: 'ndjson';
      /** Where in an object each column stands, as JSON paths. */
      readonly paths: readonly string[];
      /** Columns of which all values are JSON numbers. */
      readonly numbers: ReadonlySet<number>;
      /** Some object names a key twice: each has to be looked at, which takes longer than reading it. */
      readonly repeatsKeys: boolean;
    };

/** What is known of a file before it is read: headers and the first rows. */
export interface Table {
  readonly headers: readonly string[];
  /** False when the first line holds values instead of names. */
  readonly hasHeader: boolean;
  /** The first rows, column by column. */
  readonly sample: readonly (readonly string[])[];
  /** Columns that the format itself declares as numbers: nothing about them is ambiguous. */
  readonly typedNumbers: ReadonlySet<number>;
  readonly layout: Layout;
  /** What the user should know about it. */
  readonly notes?: readonly string[];
  /** The first objects of a file of JSON objects, whole: formats are told by what is inside of them. */
  readonly objects?: readonly JsonObject[];
}

export type JsonObject = Readonly<Record<string, unknown>>;

const sampleRows = 1000;
const sampleBytes = 1 << 20;
/** The warehouse holds thousands of rows of every column at a time, used or not. */
const mostColumns = 5000;

/**
 * Reads headers and a sample. Null when the file holds nothing at all.
 *
 * @throws AttuneError `input-not-recognised` for text without columns, `input-unreadable` for damaged Parquet and for
 * more columns than the warehouse reads within its memory
 */
export async function openTable(
  file: PreparedFile,
  warehouse: DuckDbWarehouse,
  delimiter: string | undefined,
): Promise<Table | null> {
  const table = await tableOf(file, warehouse, delimiter);
  const columns = table?.headers.length ?? 0;
  if (columns > mostColumns)
    throw new AttuneError(
      'input-unreadable',
      `${file.input.name} has ${columns} columns; at most ${mostColumns} can be read.`,
      {
        remedy: 'Export only the columns that say something about an order.',
        place: { file: file.input.name },
      },
    );
  return table;
}

async function tableOf(
  file: PreparedFile,
  warehouse: DuckDbWarehouse,
  delimiter: string | undefined,
): Promise<Table | null> {
  if (file.isParquet) return parquetTable(file, warehouse);
  const { text, whole } = await beginning(file);
  if (text.trim() === '' || text === '\uFEFF') return null;
  if (file.rewrittenFrom !== null || /^\uFEFF?\s*\{/.test(text))
    return ndjsonTable(file, text, whole, warehouse);
  return csvTable(file, text, whole, delimiter);
}

async function beginning(file: PreparedFile): Promise<{ text: string; whole: boolean }> {
  await using handle = await open(file.path);
  const buffer = Buffer.alloc(sampleBytes);
  const { bytesRead } = await handle.read(buffer, 0, sampleBytes, 0);
  const whole = bytesRead < sampleBytes;
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(buffer.subarray(0, bytesRead), {
    stream: !whole,
  });
  return { text, whole };
}

function csvTable(file: PreparedFile, text: string, whole: boolean, wished: string | undefined): Table {
  // Excel writes the delimiter into a line of its own.
  const hint = /^\uFEFF?"?sep=(.)"?\r?\n/.exec(text);
  const hinted = hint ? text.slice(hint[0].length) : text;
  const first = wished ?? hint?.[1] ?? delimiterOf(hinted, whole);
  const below =
    first !== undefined && beginsWithHeader(hinted, first, whole)
      ? undefined
      : belowPreamble(hinted, whole, wished ?? hint?.[1]);
  const delimiter = below?.delimiter ?? first;
  if (delimiter === undefined)
    throw notRecognised(
      file,
      'it has only one column',
      'Separate the columns with commas, semicolons, tabs or bars, or name the character under sources: delimiter: in the playbook.',
    );
  const above = below?.above ?? 0;
  const [header, ...rows] = firstRecords(hinted, delimiter, sampleRows + 1 + above, whole).slice(above);
  if (header === undefined)
    throw notRecognised(file, 'it has no readable first line', 'Check the quotes in the header line.');
  const headers = uniqueHeaders(header.fields);
  return {
    headers,
    hasHeader: !holdsValues(header, rows),
    sample: headers.map((_, column) => rows.map((row) => row.fields[column] ?? '')),
    typedNumbers: new Set(),
    layout: {
      type: 'csv',
      delimiter,
      hasQuotes: file.hasQuotes,
      skip: header.line - 1 + (hint ? 1 : 0),
      columns: headers.length,
    },
    ...(above > 0 && {
      notes: [
        `${counted(header.line - 1, 'line')} above the header ${header.line === 2 ? 'was' : 'were'} passed over.`,
      ],
    }),
  };
}

/** A first line with a date or an amount in it is data. */
function holdsValues(header: CsvRecord, rows: readonly CsvRecord[]): boolean {
  const values = header.fields.filter((field) => looksLikeDate(field) || looksLikeNumber(field));
  if (values.length === 0 || (values.length === 1 && rows.length === 0)) return false;
  return values.length * 3 >= header.fields.length;
}

/** An empty header gets a name by its place; one that is used twice gets its count. */
function uniqueHeaders(headers: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return headers.map((header, i) => {
    const name = header.replaceAll(/\s+/g, ' ').trim() || `column ${i + 1}`;
    const times = (seen.get(name) ?? 0) + 1;
    seen.set(name, times);
    return times === 1 ? name : `${name} (${times})`;
  });
}

async function ndjsonTable(
  file: PreparedFile,
  text: string,
  whole: boolean,
  warehouse: DuckDbWarehouse,
): Promise<Table> {
  const lines = text.replace(/^\uFEFF/, '').split('\n');
  if (!whole) lines.pop();
  const objects = lines.slice(0, sampleRows).flatMap((line) => {
    try {
      const value: unknown = JSON.parse(line);
      return typeof value === 'object' && value !== null ? [value as JsonObject] : [];
    } catch {
      return [];
    }
  });
  const keys = [...new Set(objects.flatMap((object) => Object.keys(object)))].filter(
    (key) => !/["\\]/.test(key),
  );
  if (keys.length === 0)
    throw notRecognised(
      file,
      'it holds no JSON objects',
      'Write a list of JSON objects, or one object a line.',
    );
  return tableOfObjects(
    objects,
    keys.map((key) => [key, [key]]),
    await repeatsKeys(warehouse, lines.slice(0, sampleRows)),
  );
}

/**
 * A table of chosen places in JSON objects, however deep they lie.
 *
 * @param fields what each column is called, and the keys that lead to it
 */
export function tableOfObjects(
  objects: readonly JsonObject[],
  fields: readonly (readonly [header: string, keys: readonly string[]])[],
  repeatsKeys: boolean,
): Table {
  const at = (object: JsonObject, keys: readonly string[]) =>
    keys.reduce<unknown>(
      (value, key) => (isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined),
      object,
    );
  const numbers = new Set(
    fields.flatMap(([, keys], i) => (objects.every((object) => isJsonNumber(at(object, keys))) ? [i] : [])),
  );
  return {
    headers: fields.map(([header]) => header),
    hasHeader: true,
    sample: fields.map(([, keys]) => objects.map((object) => jsonText(at(object, keys)))),
    typedNumbers: numbers,
    layout: {
      type: 'ndjson',
      paths: fields.map(([, keys]) => `$${keys.map((key) => `."${key}"`).join('')}`),
      numbers,
      repeatsKeys,
    },
    objects,
  };
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const isJsonNumber = (value: unknown) => value === undefined || value === null || typeof value === 'number';

function jsonText(value: unknown): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

async function parquetTable(file: PreparedFile, warehouse: DuckDbWarehouse): Promise<Table> {
  try {
    const columns = await parquetColumns(warehouse, file.path);
    const names = columns.map((column) => column.name);
    return {
      headers: names,
      hasHeader: true,
      sample: await parquetSample(warehouse, file.path, names, sampleRows),
      typedNumbers: new Set(columns.flatMap((column, i) => (column.isNumber ? [i] : []))),
      layout: {
        type: 'parquet',
        names,
        fractions: new Set(columns.flatMap((column, i) => (column.isFraction ? [i] : []))),
      },
    };
  } catch (cause) {
    throw new AttuneError('input-unreadable', `${file.input.name} is a damaged Parquet file.`, {
      remedy: 'Fetch or export the file again.',
      place: { file: file.input.name },
      cause,
    });
  }
}

function notRecognised(file: PreparedFile, why: string, remedy: string): NotRecognised {
  return new NotRecognised(file.input.name, why, remedy);
}
