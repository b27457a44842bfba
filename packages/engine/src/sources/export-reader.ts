import { ident, join, raw, type Sql, sql } from '../warehouse/index.ts';
import { type Check, personSql } from './canonical-column.sql.ts';
import { genericControl, genericLanding } from './generic-reader.sql.ts';
import type { ColumnInFile, Mapping } from './mapping.ts';
import type { FilePlan } from './plan.ts';
import type { Reader } from './reader.ts';
import type { SourceKind } from './source-report.ts';
import type { Table } from './table.ts';

/** The texts of one row: of a CSV column or a JSON field, null where it is empty or the file does not have it. */
export type Texts = (header: string) => Sql;

/** One canonical column of an export. */
export interface ExportColumn {
  /** Canonical; or `guest`, the order of somebody who gave no name. */
  readonly column: string;
  /** The header that it is read from, and shown with; the first of several that the file has. */
  readonly from: string | readonly string[];
  readonly why: string;
  /** The canonical text, where it is not simply that of the header. May be a window over the rows of one `record`. */
  readonly value?: (text: Texts) => Sql;
}

/** What an export holds of one kind. */
export interface ExportPart {
  readonly kind: SourceKind;
  readonly columns: readonly ExportColumn[];
  /** Which rows of the file are of this kind; default: all. */
  readonly where?: (text: Texts) => Sql;
  /**
   * A JSON array, in a field or made of several: each element is a row, `item` in `value`. An empty array gives one row
   * without item.
   */
  readonly each?: string | ((text: Texts) => Sql);
  /** Rows that are sound, and not to be counted: test orders, payments that failed. */
  readonly setAside?: (text: Texts) => readonly Check[];
}

/** An export whose headers, or JSON fields, are fixed. */
export interface ExportFormat {
  readonly name: string;
  /** What it is called beside the file: `Stripe payments export`. */
  readonly words: string;
  readonly recognises: (table: Table) => boolean;
  /** In a file of JSON objects: what is read, and the keys that lead to it. */
  readonly fields?: readonly (readonly [header: string, keys: readonly string[]])[];
  /** What the file holds; the first kind also takes the rows that cannot be taken apart. */
  readonly parts: readonly [ExportPart, ...ExportPart[]];
}

/** The element of the array that `each` names, as JSON; null where the array is empty. */
export const item = sql`item`;

/** A text inside of the element. */
export function inItem(...keys: readonly string[]): Sql {
  return sql`nullif(trim(json_extract_string(item, ${`$${keys.map((key) => `."${key}"`).join('')}`})), '')`;
}

/** The text of the first of several columns that is filled. */
export function first(text: Texts, headers: readonly string[]): Sql {
  const [only, ...others] = headers.map(text);
  return others.reduce((earlier, later) => sql`coalesce(${earlier}, ${later})`, only!);
}

/**
 * Makes a reader of a format: its rows become texts with canonical names, and these are converted and tested as those
 * of any table.
 */
export function exportReader(format: ExportFormat): Reader {
  const partOf = (kind: SourceKind) => format.parts.find((part) => part.kind === kind)!;
  return {
    name: format.name,
    words: format.words,
    kinds: [format.parts[0].kind, ...format.parts.slice(1).map(({ kind }) => kind)],
    ...(format.fields && { fields: format.fields }),
    recognises: format.recognises,
    map: (kind, table) => mappingOf(partOf(kind), table),
    async land(plan, place, table) {
      const part = partOf(plan.kind);
      const canonical = canonicalPlan(plan, part);
      const setAside = part.setAside?.(textsOf(plan.table)) ?? [];
      const marked = setAside.map((check, i) => ({
        ...check,
        holds: sql`${ident(asideName(i))}`,
        value: sql`${ident(asideValue(i))}`,
      }));
      const { columns, faults } = genericLanding(canonical, { setAside: marked, hasRecord: true });
      const rows = `${table}_rows`;
      await place.create(rows, (from) => sql`select * from ${from}`);
      const numbered = sql`(select *, rowid as record from ${ident(rows)})`;
      await place.derive(table, columns(canonicalRows(format, plan, part, setAside, numbered)));
      await place.drop(rows);
      const personColumns = personSql(canonical).map(({ column }) => column);
      return { faults, record: 'record', notes: [], personColumns };
    },
    control(plan, from) {
      const part = partOf(plan.kind);
      const numbered = sql`(select *, row_number() over () as record from ${from})`;
      return genericControl(canonicalPlan(plan, part), canonicalRows(format, plan, part, [], numbered));
    },
  };
}

function textsOf(table: Table): Texts {
  return (header) => {
    const index = table.headers.indexOf(header);
    return index < 0 ? sql`cast(null as varchar)` : sql`nullif(trim(${ident(`c${index}`)}), '')`;
  };
}

/** The header of a column that the file has. */
function headerIn({ from }: ExportColumn, table: Table): string | undefined {
  return [from].flat().find((header) => table.headers.includes(header));
}

function mappingOf(part: ExportPart, table: Table): Mapping {
  const columns = new Map<string, ColumnInFile>();
  for (const column of part.columns) {
    const header = headerIn(column, table);
    if (header === undefined || column.column === 'guest') continue;
    const index = table.headers.indexOf(header);
    columns.set(column.column, { column: column.column, header, index, confidence: 'sure', why: column.why });
  }
  return { columns, ambiguous: [], unknown: [], notes: [] };
}

/** The columns of a part that the file can give. */
function columnsIn(part: ExportPart, table: Table): (ExportColumn & { readonly header: string })[] {
  return part.columns.flatMap((column) => {
    const header = headerIn(column, table);
    return header === undefined ? [] : [{ ...column, header }];
  });
}

/** The plan of the table that `canonicalRows` makes: its columns lie in the order of the part's. */
function canonicalPlan(plan: FilePlan, part: ExportPart): FilePlan {
  const given = columnsIn(part, plan.table);
  const columns = new Map(
    given.map(({ column, header, why }, index) => [
      column,
      { column, header, index, confidence: 'sure', why } as const,
    ]),
  );
  return {
    ...plan,
    table: { ...plan.table, headers: given.map(({ header }) => header), sample: given.map(() => []) },
    mapping: { ...plan.mapping, columns },
  };
}

function canonicalRows(
  format: ExportFormat,
  plan: FilePlan,
  part: ExportPart,
  setAside: readonly Check[],
  numbered: Sql,
): Sql {
  const text = textsOf(plan.table);
  const values = columnsIn(part, plan.table).map(
    ({ header, value }, i) => sql`cast(${value?.(text) ?? text(header)} as varchar) as ${ident(`c${i}`)}`,
  );
  const marks = setAside.flatMap((check, i) => [
    sql`${check.holds} as ${ident(asideName(i))}`,
    sql`${check.value} as ${ident(asideValue(i))}`,
  ]);
  const isMain = part === format.parts[0];
  const ofKind = part.where ? sql`coalesce(${part.where(text)}, false)` : raw('true');
  const rows = isMain ? sql`damaged or ${ofKind}` : sql`not damaged and ${ofKind}`;
  const array = typeof part.each === 'string' ? text(part.each) : part.each?.(text);
  const exploded =
    array === undefined
      ? numbered
      : sql`(select * from ${numbered} left join lateral (select unnest(
          case when json_valid(${array}) and json_type(${array}) = 'ARRAY' then json_extract(${array}, '$[*]') end) as item) on true)`;
  return sql`(select ${join([...values, ...marks])}, damaged, record from ${exploded} where ${rows})`;
}

const asideName = (i: number) => `aside ${i}`;
const asideValue = (i: number) => `value of aside ${i}`;
