import { openClickHouse } from './clickhouse.ts';
import { type DuckDbOptions, openDuckDb } from './duckdb.ts';
import type { Warehouse } from './warehouse.ts';

/**
 * Opens the warehouse at `location`: a `clickhouse://` or `clickhouses://` address, else a DuckDB file or
 * `:memory:`. The options are DuckDB's; a ClickHouse server has its own.
 */
export async function openWarehouse(location: string, options: DuckDbOptions = {}): Promise<Warehouse> {
  return /^clickhouses?:/.test(location) ? openClickHouse(location) : openDuckDb(location, options);
}
