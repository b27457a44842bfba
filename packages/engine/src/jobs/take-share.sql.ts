import { type DuckDbWarehouse, literal, raw, sql } from '../warehouse/index.ts';
import type { WarehouseShare } from './memory-shares.ts';

/** Holds the embedded engine to its share from now on; what it has cached beyond that goes at once. */
export async function takeShare(
  warehouse: DuckDbWarehouse,
  { memory, threads }: WarehouseShare,
): Promise<void> {
  await warehouse.run(sql`set memory_limit = ${literal(memory)}`);
  await warehouse.run(sql`set threads = ${raw(String(threads))}`);
}
