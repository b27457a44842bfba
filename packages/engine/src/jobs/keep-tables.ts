import type { DuckDbWarehouse } from '../warehouse/index.ts';
import { attach, checkpoint, copyTable, detach, tableNames, tablesWithCustomers } from './keep-tables.sql.ts';

/** The name of the file beside the result that holds the tables of a run. */
export const keptTablesFile = 'warehouse.duckdb';

/**
 * Copies all tables of a finished run into a fresh database file: what was dropped on the way takes no room there, and
 * the rows of one customer lie together.
 */
export async function keepTables(landing: DuckDbWarehouse, file: string): Promise<void> {
  const tables = await landing.rows(tableNames(), { name: 'text' });
  const withCustomers = new Set(
    (await landing.rows(tablesWithCustomers(), { name: 'text' })).map(({ name }) => name),
  );
  await landing.run(attach(file));
  try {
    for (const { name } of tables) await landing.run(copyTable(name, withCustomers.has(name)));
    await landing.run(checkpoint());
  } finally {
    await landing.run(detach());
  }
}
