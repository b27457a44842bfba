import { formulaStart } from '../sources/index.ts';
import { type ColumnType, type Dialect, ident, join, literal, type Sql, sql } from '../warehouse/index.ts';

/** The facts as another engine exported them, in the types that this one would have given them. */
export function carriedFacts(
  path: string,
  columns: readonly { readonly name: string; readonly type: ColumnType }[],
  dialect: Dialect,
): Sql {
  const typed = columns.map(({ name, type }) => sql`${dialect.cast(ident(name), type)} as ${ident(name)}`);
  return sql`select ${join(typed)} from read_parquet(${path})`;
}

/** DuckDB only, as is the next: these statements write files. */
export function copyParquet(path: string): Sql {
  return sql`copy (select * from customer_facts order by customer_id) to ${literal(path)}
    (format parquet, compression zstd, row_group_size 20480)`;
}

/** Text that a spreadsheet would run as a formula gets an apostrophe before it. COPY takes no bound values. */
export function copyCsv(path: string, texts: readonly string[]): Sql {
  const starts = literal(formulaStart);
  const safe = texts.map((name) => {
    const column = ident(name);
    return sql`case when regexp_matches(${column}, ${starts}) then concat('''', ${column}) else ${column} end as ${column}`;
  });
  return sql`copy (select * replace (${join(safe)}) from customer_facts order by customer_id) to ${literal(path)}
    (format csv, header true)`;
}

/** A whole table, to be carried from one engine to another. */
export function everything(table: string): Sql {
  return sql`select * from ${ident(table)}`;
}
