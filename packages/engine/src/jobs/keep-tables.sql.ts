import { ident, literal, type Sql, sql } from '../warehouse/index.ts';

/** These statements are of the embedded engine alone: a database on ClickHouse is kept where it is. */
export function attach(file: string): Sql {
  // The newest storage packs tighter; the file is read by the same program that wrote it, or a later one.
  return sql`attach ${literal(file)} as kept (storage_version 'latest')`;
}

export function detach(): Sql {
  return sql`detach kept`;
}

export function checkpoint(): Sql {
  return sql`checkpoint kept`;
}

export function tableNames(): Sql {
  return sql`select table_name as name from duckdb_tables()
    where database_name = current_database() and not temporary order by table_name`;
}

export function tablesWithCustomers(): Sql {
  return sql`select table_name as name from duckdb_columns()
    where database_name = current_database() and column_name = 'customer_id'`;
}

export function copyTable(name: string, byCustomer: boolean): Sql {
  const from = sql`create table kept.${ident(name)} as select * from ${ident(name)}`;
  return byCustomer ? sql`${from} order by customer_id` : from;
}
