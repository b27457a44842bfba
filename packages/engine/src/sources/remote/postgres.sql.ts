/** A name in PostgreSQL's quotes. */
function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** Within it nothing can be changed, and every statement sees the same state. */
export const beginReading = 'begin transaction isolation level repeatable read read only';

/** The same text whatever the server, the user or the database is set to. */
export const plainOutput = [
  "set local time zone 'UTC'",
  "set local datestyle to 'ISO, YMD'",
  "set local intervalstyle to 'iso_8601'",
  "set local bytea_output to 'hex'",
  "set local lc_monetary to 'C'",
  'set local extra_float_digits to 1',
];

/** The number of a table, by schema or search path; one row, null where there is none. */
export const tableNumber = 'select to_regclass($1)::oid as number';

export function tableName(table: string, schema: string | undefined): string {
  return schema === undefined ? quoted(table) : `${quoted(schema)}.${quoted(table)}`;
}

/** Names of tables and views that could have been meant. */
export const tableNames = `
  select c.relname as name from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('r', 'p', 'v', 'm', 'f')
    and case when $1::text is null then pg_catalog.pg_table_is_visible(c.oid) else n.nspname = $1 end
    and n.nspname not in ('pg_catalog', 'information_schema')
  order by 1`;

/** The columns of a table's primary key, in its order. */
export const primaryKey = `
  select a.attname as name from pg_catalog.pg_index i
  cross join lateral unnest(i.indkey::int2[]) with ordinality as k(number, place)
  join pg_catalog.pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.number
  where i.indisprimary and i.indrelid = $1
  order by k.place`;

export function wholeTable(table: string, schema: string | undefined, key: readonly string[]): string {
  const order = key.length === 0 ? '' : ` order by ${key.map(quoted).join(', ')}`;
  return `select * from ${tableName(table, schema)}${order}`;
}
