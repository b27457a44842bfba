/** A name in MySQL's quotes. */
function quoted(name: string): string {
  return `\`${name.replaceAll('`', '``')}\``;
}

/** One state of all tables, in which nothing can be changed; and times in UTC. */
export const beginReading = [
  "set session time_zone = '+00:00'",
  'set session transaction isolation level repeatable read',
  'start transaction with consistent snapshot, read only',
];

export const tableNames =
  'select table_name as name from information_schema.tables where table_schema = database() order by 1';

/** The columns of a table's primary key, in its order. */
export const primaryKey = `
  select column_name as name from information_schema.statistics
  where table_schema = database() and table_name = ? and index_name = 'PRIMARY' order by seq_in_index`;

export function wholeTable(table: string, key: readonly string[]): string {
  const order = key.length === 0 ? '' : ` order by ${key.map(quoted).join(', ')}`;
  return `select * from ${quoted(table)}${order}`;
}
