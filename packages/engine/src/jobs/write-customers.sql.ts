import { ident, join, raw, type Sql, sql } from '../warehouse/index.ts';

/** DuckDB only: these statements write files. A path in COPY cannot be bound, so it is a quoted literal. */
const quoted = (path: string) => raw(`'${path.replaceAll("'", "''")}'`);

export function fromParquet(path: string): Sql {
  return sql`select * from read_parquet(${path})`;
}

/** The customers with columns of fixed types, whatever engine they come from. */
export function orderedCustomers(source: Sql): Sql {
  return sql`select * replace (cast(first_purchase as date) as first_purchase, cast(last_purchase as date) as last_purchase,
      cast(created_at as date) as created_at) from (${source}) customers`;
}

export function copyParquet(path: string): Sql {
  return sql`copy (select * from customers_out order by customer_id) to ${quoted(path)}
    (format parquet, compression zstd, row_group_size 122880)`;
}

/**
 * Text that a spreadsheet would run as a formula gets an apostrophe before it (OWASP, CSV injection): cells that begin
 * with = + - @, a tab or a carriage return.
 */
export function copyCsv(path: string, texts: readonly string[]): Sql {
  const safe = texts.map((name) => {
    const column = ident(name);
    return sql`case when regexp_matches(${column}, '^[=+\-@\t\r]') then concat('''', ${column}) else ${column} end as ${column}`;
  });
  return sql`copy (select * replace (${join(safe)}) from customers_out order by customer_id) to ${quoted(path)}
    (format csv, header true)`;
}

/** A whole table, to be carried from one engine to another. */
export function everything(table: string): Sql {
  return sql`select * from ${ident(table)}`;
}
