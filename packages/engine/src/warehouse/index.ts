export { openClickHouse } from './clickhouse.ts';
export type { ColumnType, Dialect } from './dialect.ts';
export { type DuckDbWarehouse, openDuckDb } from './duckdb.ts';
export { openWarehouse } from './open.ts';
export type { ColumnKind, Row, Shape } from './shape.ts';
export { day, double, ident, join, literal, type Part, raw, Sql, sql } from './sql.ts';
export { type CanonicalTable, canonicalTables } from './tables.ts';
export type { Warehouse } from './warehouse.ts';
