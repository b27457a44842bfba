/** A name in ClickHouse's quotes. */
function quoted(name: string): string {
  return `\`${name.replaceAll('\\', '\\\\').replaceAll('`', '\\`')}\``;
}

/** Anything: whether the server answers, and lets this user in. */
export const greeting = 'select version() as answer';

/** A table's sorting key, as the server writes it; no row where there is no such table. */
export const sortingKey =
  'select sorting_key as answer from system.tables where database = currentDatabase() and name = {name: String}';

export const tableNames =
  'select name as answer from system.tables where database = currentDatabase() order by name';

/** Columns by which rows can be ordered. */
export const orderableColumns = `
  select name as answer from system.columns where database = currentDatabase() and table = {name: String}
    and not match(type, 'AggregateFunction|JSON|Object|Map|Variant|Dynamic')
  order by position`;

/**
 * The sorting key names no single row. The other columns after it make the order one, and the server sorts only
 * within what the key leaves equal.
 *
 * @param key an expression that the server gave
 */
export function wholeTable(table: string, key: string, columns: readonly string[]): string {
  const order = key === '' ? '' : ` order by ${[key, ...columns.map(quoted)].join(', ')}`;
  return `select * from ${quoted(table)}${order}`;
}
