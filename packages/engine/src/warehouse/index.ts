export { openClickHouse } from './clickhouse.ts';
export type { ColumnType, Dialect } from './dialect.ts';
export { type DuckDbOptions, type DuckDbWarehouse, openDuckDb } from './duckdb.ts';
export { openWarehouse } from './open.ts';
export type { Batch, ColumnKind, Row, Shape } from './shape.ts';
export { day, double, ident, join, type Part, raw, render, Sql, sql } from './sql.ts';
export { type CanonicalTable, type ColumnDefinition, canonicalTables } from './tables.ts';
export type { Warehouse } from './warehouse.ts';
