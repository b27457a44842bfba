import { type DuckDbWarehouse, ident, literal, raw, type Sql, sql } from '../../warehouse/index.ts';
import type { RecordColumn } from '../readers/reader.ts';

/** These statements are of the embedded engine alone, as all reading is. */
const table = raw('landed');

/** Copies a landing table into a database file of its own, with the place of each row in its file. */
export async function writeKept(
  warehouse: DuckDbWarehouse,
  path: string,
  landed: string,
  record: RecordColumn,
): Promise<void> {
  await warehouse.run(sql`attach ${literal(path)} as keeping (storage_version 'latest')`);
  try {
    const place: Sql = record === 'rowid' ? sql`rowid as record, ` : sql``;
    await warehouse.run(
      sql`create table keeping.${table} as select ${place}* exclude (file) from ${ident(landed)}`,
    );
    await warehouse.run(sql`checkpoint keeping`);
  } finally {
    await warehouse.run(sql`detach keeping`);
  }
}

/**
 * Shows a kept table under the name that landing it again would have given it.
 *
 * @returns its rows
 */
export async function showKept(
  warehouse: DuckDbWarehouse,
  path: string,
  name: string,
  file: number,
): Promise<number> {
  const from = sql`${ident(databaseOf(name))}.${table}`;
  await warehouse.run(sql`attach ${literal(path)} as ${ident(databaseOf(name))} (read_only)`);
  await warehouse.run(
    sql`create or replace temp view ${ident(name)} as
      select *, cast(${raw(String(file))} as usmallint) as file from ${from}`,
  );
  const [count] = await warehouse.rows(sql`select count(*) as n from ${from}`, { n: 'count' });
  return count!.n;
}

/** Lets go of the file behind a kept table. What was shown of it must be copied by then. */
export async function hideKept(warehouse: DuckDbWarehouse, name: string): Promise<void> {
  await warehouse.run(sql`drop view if exists ${ident(name)}`);
  await warehouse.run(sql`detach database if exists ${ident(databaseOf(name))}`);
}

const databaseOf = (name: string) => `kept_${name}`;

/** Another version of the engine may hash and store differently. */
export async function engineOf(warehouse: DuckDbWarehouse): Promise<string> {
  const [row] = await warehouse.rows(sql`select version() as version`, { version: 'text' });
  return row!.version;
}
