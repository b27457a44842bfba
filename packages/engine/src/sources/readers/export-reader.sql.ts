import { ident, join, raw, type Sql, sql } from '../../warehouse/index.ts';
import { type ChangeColumns, changeColumns } from '../accept/changed-orders.sql.ts';
import type { Table } from '../files/table.ts';
import type { ColumnInFile, Mapping } from '../recognise/mapping.ts';
import type { FilePlan } from '../recognise/plan.ts';
import type { SourceKind } from '../source-report.ts';
import { personSql } from '../values/canonical-column.sql.ts';
import type { Check } from '../values/column-types.sql.ts';
import { spreadMoney } from '../values/spread.sql.ts';
import { genericControl, genericLanding } from './generic-reader.sql.ts';
import type { Reader } from './reader.ts';

/** The texts of one row: of a CSV column or a JSON field, null where it is empty or the file does not have it. */
export type Texts = (header: string) => Sql;

/** One canonical column of an export. */
export interface ExportColumn {
  /** Canonical; or `guest`, the order of somebody who gave no name. */
  readonly column: string;
  /** The header that it is read from, and shown with; the first of several that the file has. */
  readonly from: string | readonly string[];
  readonly why: string;
  /** The canonical text, where it is not simply that of the header. */
  readonly value?: (text: Texts) => Sql;
  /**
   * Money that the record states once, for all its rows: spread over them by the part's `weight`, so that the shares
   * add up to it. Where it is null, each row keeps its `value`.
   */
  readonly whole?: (text: Texts) => Sql;
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
  /** By what money that is stated once is spread over the elements of `each`. */
  readonly weight?: (text: Texts) => Sql;
  /** Rows that change orders which stand in other rows. */
  readonly changes?: (text: Texts) => ChangeColumns;
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
  /** What the file holds; the first kind also takes the rows that cannot be taken apart, and those that no kind wants. */
  readonly parts: readonly [ExportPart, ...ExportPart[]];
}

/** The element of the array that `each` names, as JSON; null where the array is empty. */
export const item = sql`item`;

/** The text of its place in the array, from 1. */
export const place = sql`cast(place as varchar)`;

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
    columns: format.parts.flatMap(({ kind, columns }) =>
      columns.map(({ column, from, why }) => ({ kind, column, from: [from].flat(), why })),
    ),
    ...(format.fields && { fields: format.fields }),
    ...(format.parts.some(({ changes }) => changes) && { changesOrders: true }),
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
      const keep = ['record', ...(part.changes ? changeColumns : [])];
      const { columns, faults } = genericLanding(canonical, { setAside: marked, keep });
      const numbered = sql`(select *, rowid as record from ${ident(await place.rows())})`;
      const rows = canonicalRows(format, plan, part, { setAside, whole: 'shares' }, numbered);
      await place.derive(table, columns(rows));
      const personColumns = personSql(canonical).map(({ column }) => column);
      return { faults, record: 'record', notes: [], personColumns };
    },
    control(plan, from) {
      const part = partOf(plan.kind);
      const numbered = sql`(select *, row_number() over () as record from ${from})`;
      const rows = canonicalRows(format, plan, part, { setAside: [], whole: 'once' }, numbered);
      return genericControl(canonicalPlan(plan, part), rows);
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

/**
 * Rows of canonical texts.
 *
 * @param how which rows are set aside, and where money stands that a record states once: a share of it in each row, or
 *   all of it in the first one, as the file has it
 */
function canonicalRows(
  format: ExportFormat,
  plan: FilePlan,
  part: ExportPart,
  how: { readonly setAside: readonly Check[]; readonly whole: 'shares' | 'once' },
  numbered: Sql,
): Sql {
  const text = textsOf(plan.table);
  const given = columnsIn(part, plan.table);
  const values = given.map(
    ({ header, value }, i) => sql`cast(${value?.(text) ?? text(header)} as varchar) as ${ident(`c${i}`)}`,
  );
  const marks = how.setAside.flatMap((check, i) => [
    sql`${check.holds} as ${ident(asideName(i))}`,
    sql`${check.value} as ${ident(asideValue(i))}`,
  ]);
  const array = typeof part.each === 'string' ? text(part.each) : part.each?.(text);
  const exploded =
    array === undefined ? sql`(select *, 1 as place from ${numbered})` : elements(array, numbered);
  const wholes = given.flatMap(({ whole }, i) => (whole ? [{ i, money: whole(text) }] : []));
  const stated = wholes.map(({ i, money }) => sql`${money} as ${ident(`whole ${i}`)}`);
  const weight = wholes.length === 0 ? [] : [sql`${part.weight?.(text) ?? raw('1')} as weight`];
  const changes = part.changes?.(text);
  const changing = changes ? changeColumns.map((name) => sql`${changes[name]} as ${ident(name)}`) : [];
  const rows = sql`(select ${join([...values, ...marks, ...stated, ...weight, ...changing])}, damaged, record, place
    from ${exploded} where ${rowsOf(format, part, text)})`;
  if (wholes.length === 0) return rows;
  const numbers = wholes.map(({ i }) => i);
  return how.whole === 'once' ? allInFirst(rows, numbers) : inShares(rows, numbers);
}

/** Which rows of the file are of the part: none is in no part. */
function rowsOf(format: ExportFormat, part: ExportPart, text: Texts): Sql {
  const wants = ({ where }: ExportPart) => (where ? sql`coalesce(${where(text)}, false)` : raw('true'));
  const [main, ...others] = format.parts;
  if (part !== main) return sql`not damaged and ${wants(part)}`;
  const unwanted = others.length === 0 ? raw('true') : sql`not (${join(others.map(wants), ' or ')})`;
  return sql`(damaged or ${wants(main)} or ${unwanted})`;
}

/** A row for each element of the array, and one without element where there is none. */
function elements(array: Sql, rows: Sql): Sql {
  const found = sql`case when json_valid(${array}) and json_type(${array}) = 'ARRAY' then json_extract(${array}, '$[*]') end`;
  return sql`(select * exclude (items), unnest(items) as item, generate_subscripts(items, 1) as place
    from (select *, case when len(${found}) > 0 then ${found} else [null] end as items from ${rows}))`;
}

/** Money that is stated once stands in the first row, as the file has it. */
function allInFirst(rows: Sql, wholes: readonly number[]): Sql {
  const texts = wholes.map((i) => {
    const [money, text] = [ident(`whole ${i}`), ident(`c${i}`)];
    return sql`case when ${money} is null then ${text} when place = 1 then cast(${money} as varchar) end as ${text}`;
  });
  return sql`(select * replace (${join(texts)}) from ${rows})`;
}

/** A share of money that is stated once stands in each row. */
function inShares(rows: Sql, wholes: readonly number[]): Sql {
  const shares = spreadMoney({
    from: rows,
    group: 'record',
    order: sql`place`,
    weight: 'weight',
    wholes: wholes.map((i) => ({ whole: `whole ${i}`, share: `share ${i}` })),
  });
  const texts = wholes.map(
    (i) => sql`coalesce(cast(${ident(`share ${i}`)} as varchar), ${ident(`c${i}`)}) as ${ident(`c${i}`)}`,
  );
  return sql`(select * replace (${join(texts)}) from ${shares})`;
}

const asideName = (i: number) => `aside ${i}`;
const asideValue = (i: number) => `value of aside ${i}`;
