import { rm } from 'node:fs/promises';
import { join as joinPath } from 'node:path';
import { customerFacts } from '../customers/index.ts';
import { laterColumns } from '../segments/index.ts';
import type { DuckDbWarehouse, Warehouse } from '../warehouse/index.ts';
import { carriedFacts, copyCsv, copyParquet, everything } from './write-customers.sql.ts';

/**
 * Writes `customers.parquet` and `customers.csv`, ordered by id. One engine writes both files whatever analysed, so
 * that they have the same bytes.
 */
export async function writeCustomers(
  warehouse: Warehouse,
  landing: DuckDbWarehouse,
  work: string,
  result: string,
): Promise<void> {
  const columns = [...customerFacts, ...laterColumns];
  const carried = joinPath(work, 'customers-carried.parquet');
  if (warehouse !== landing) {
    await warehouse.exportParquet(everything('customer_facts'), carried);
    await landing.create('customer_facts', carriedFacts(carried, columns, landing.dialect));
  }
  const texts = columns.filter(({ type }) => type === 'text').map(({ name }) => name);
  await landing.run(copyParquet(joinPath(result, 'customers.parquet')));
  await landing.run(copyCsv(joinPath(result, 'customers.csv'), texts));
  await rm(carried, { force: true });
}
