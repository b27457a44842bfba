import type { DuckDbWarehouse } from './duckdb.ts';
import { ident, raw, type Sql, sql } from './sql.ts';

/** What a slice of so many rows has deleted takes 70 MB at most. */
const slice = 2 ** 23;

/**
 * Deletes rows of a table of the embedded engine. Until it is written, each block of 2,048 rows that lost one holds a list
 * of them in memory, which cannot be spilled: of a very large table, rows go slice by slice.
 */
export async function deleteRows(warehouse: DuckDbWarehouse, table: string, which: Sql): Promise<void> {
  const from = ident(table);
  const [last] = await warehouse.rows(sql`select coalesce(max(rowid), -1) + 1 as rows from ${from}`, {
    rows: 'count',
  });
  const rows = last!.rows;
  if (rows <= slice) return warehouse.run(sql`delete from ${from} where ${which}`);
  for (let begin = 0; begin < rows; begin += slice) {
    const [first, end] = [begin, begin + slice].map((row) => raw(String(row)));
    await warehouse.run(sql`delete from ${from} where (${which}) and rowid >= ${first!} and rowid < ${end!}`);
    await warehouse.run(sql`checkpoint`);
  }
}
