export { openClickHouse } from './clickhouse.ts';
export { clickhouseDialect } from './clickhouse-dialect.ts';
export { dropRunDatabase, inRunDatabase, openRunDatabase } from './clickhouse-run.ts';
export { type ClickHouseSource, openClickHouseSource } from './clickhouse-source.ts';
export { daysAfter, daysBetween, latestDay } from './days.ts';
export { deleteRows } from './delete-rows.sql.ts';
export type { ColumnType, Dialect } from './dialect.ts';
export { type DuckDbWarehouse, openDuckDb } from './duckdb.ts';
export { duckdbDialect } from './duckdb-dialect.ts';
export { openDuckDbReader, type WarehouseReader } from './duckdb-reader.ts';
export { withLiterals } from './literals.ts';
export type { Batch, ColumnKind, Row, Shape } from './shape.ts';
export {
  day,
  double,
  ident,
  join,
  literal,
  type Part,
  perCustomer,
  raw,
  render,
  replacePerCustomer,
  Sql,
  sql,
} from './sql.ts';
export { type CanonicalTable, canonicalTables, identityTables } from './tables.ts';
export type { Warehouse } from './warehouse.ts';
