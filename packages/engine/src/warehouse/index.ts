export { openClickHouse } from './clickhouse.ts';
export { dropRunDatabase, inRunDatabase } from './clickhouse-run.ts';
export type { ColumnType, Dialect } from './dialect.ts';
export { type DuckDbWarehouse, openDuckDb } from './duckdb.ts';
export type { ColumnKind, Row, Shape } from './shape.ts';
export { day, double, ident, join, literal, type Part, raw, Sql, sql } from './sql.ts';
export { type CanonicalTable, canonicalTables } from './tables.ts';
export type { Warehouse } from './warehouse.ts';
