import { ident, join, raw, type Sql, sql } from '../../warehouse/index.ts';
import { longestRow } from './records.ts';
import type { Layout } from './table.ts';

/** The warehouse may cut a text file into pieces that it reads at once; `careful` reads it in one go. */
export interface ReadingManner {
  readonly careful: boolean;
  /** Bytes of one piece. A second reading with other pieces would show a row lost at a seam. */
  readonly piece: number;
}

export const firstReading: ReadingManner = { careful: false, piece: 32_000_000 };
export const secondReading: ReadingManner = { careful: false, piece: 20_000_000 };

/**
 * A file as rows of text: columns `c0`, `c1` and so on in the order of the headers, and `damaged`, true for a row
 * whose text could not be taken apart. CSV is read strictly: one malformed row fails the whole statement, so that
 * none can be lost in silence.
 */
export function relation(layout: Layout, path: string, manner: ReadingManner = firstReading): Sql {
  switch (layout.type) {
    case 'csv':
      return sql`(select *, false as damaged from ${csv(path, layout, manner)})`;
    case 'parquet': {
      const columns = layout.names.map(
        (name, i) => sql`${textOf(name, layout.fractions.has(i))} as ${ident(`c${i}`)}`,
      );
      const most = layout.rows === undefined ? sql`` : sql` limit ${raw(String(layout.rows))}`;
      return sql`(select ${join(columns)}, false as damaged from read_parquet(${path})${most})`;
    }
    case 'ndjson': {
      const once = layout.repeatsKeys ? sql` and len(json_keys(c0)) = list_unique(json_keys(c0))` : sql``;
      const at = (i: number) => sql`v[${raw(String(i + 1))}]`;
      const paths = layout.paths.map((path) => text(path).text);
      const columns = layout.paths.map(
        (_, i) => sql`nullif(${layout.numbers.has(i) ? wholeNumber(at(i)) : at(i)}, '') as ${ident(`c${i}`)}`,
      );
      const lines = csv(path, { delimiter: '\u0001', hasQuotes: false, skip: 0, columns: 1 }, manner, false);
      return sql`(select ${join(columns)}, v is null as damaged from (
        select case when json_valid(c0) and json_type(c0) = 'OBJECT'${once}
               then json_extract_string(c0, [${raw(paths.join(', '))}]) end as v
        from ${lines} where c0 is not null))`;
    }
  }
}

/** The same of numbers in JSON: `17850.0` is 17850. */
function wholeNumber(text: Sql): Sql {
  return sql`case when ${text} like '%.0' then left(${text}, -2) else ${text} end`;
}

/** Ids that went through a program which knows no whole numbers with gaps come as 17850.0. */
function textOf(name: string, isFraction: boolean): Sql {
  const column = ident(name);
  const plain = sql`nullif(cast(${column} as varchar), '')`;
  if (!isFraction) return plain;
  return sql`case when ${column} = trunc(${column}) and abs(${column}) < 1e15
    then cast(cast(${column} as bigint) as varchar) else ${plain} end`;
}

interface CsvLayout {
  readonly delimiter: string;
  readonly hasQuotes: boolean;
  readonly skip: number;
  readonly columns: number;
}

function csv(path: string, layout: CsvLayout, manner: ReadingManner, hasHeader = true): Sql {
  const quote = text(layout.hasQuotes ? '"' : '');
  const columns = Array.from({ length: layout.columns }, (_, i) => `'c${i}': 'varchar'`).join(', ');
  // Whatever its name says, the file is not packed any more.
  return sql`read_csv(${path}, auto_detect = false, compression = 'none', delim = ${text(layout.delimiter)}, quote = ${quote},
    escape = ${quote}, header = ${raw(String(hasHeader))}, skip = ${raw(String(layout.skip))},
    columns = {${raw(columns)}}, parallel = ${raw(String(!manner.careful))},
    buffer_size = ${raw(String(manner.piece))}, max_line_size = ${raw(String(longestRow))})`;
}

/** Options of a table function are constants of the statement, so they are written as quoted text. */
function text(value: string) {
  return raw(`'${value.replaceAll("'", "''")}'`);
}

/** The rows as they are. */
export const allOf = (from: Sql): Sql => sql`select * from ${from}`;
