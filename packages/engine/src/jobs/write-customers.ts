import { rm } from 'node:fs/promises';
import { join as joinPath } from 'node:path';
import { customerFacts } from '../customers/index.ts';
import type { DuckDbWarehouse, Sql, Warehouse } from '../warehouse/index.ts';
import { copyCsv, copyParquet, fromParquet, orderedCustomers } from './write-customers.sql.ts';

/**
 * Writes `customers.parquet` and `customers.csv`, ordered by id. One engine writes both files whatever analysed, so
 * that they have the same bytes.
 */
export async function writeCustomers(
  warehouse: Warehouse,
  landing: DuckDbWarehouse,
  customers: Sql,
  work: string,
  result: string,
): Promise<void> {
  let source = customers;
  const carried = joinPath(work, 'customers-carried.parquet');
  if (warehouse !== landing) {
    await warehouse.exportParquet(customers, carried);
    source = fromParquet(carried);
  }
  await landing.create('customers_out', orderedCustomers(source));
  const texts = customerFacts.filter(({ type }) => type === 'text').map(({ name }) => name);
  await landing.run(copyParquet(joinPath(result, 'customers.parquet')));
  await landing.run(
    copyCsv(joinPath(result, 'customers.csv'), [...texts, 'lifecycle', 'pattern', 'value_cell']),
  );
  await landing.drop('customers_out');
  await rm(carried, { force: true });
}
