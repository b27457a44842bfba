import { type DuckDbWarehouse, ident, join, sql } from '../../warehouse/index.ts';

/** Names and types of a Parquet file's columns, from its footer. */
export async function parquetColumns(
  warehouse: DuckDbWarehouse,
  path: string,
): Promise<{ name: string; isNumber: boolean; isFraction: boolean }[]> {
  await warehouse.run(
    sql`create or replace temp table parquet_head as select * from read_parquet(${path}) limit 0`,
  );
  const columns = await warehouse.rows(
    sql`select column_name as name, data_type as type from duckdb_columns()
        where table_name = 'parquet_head' order by column_index`,
    { name: 'text', type: 'text' },
  );
  await warehouse.drop('parquet_head');
  return columns.map(({ name, type }) => ({
    name,
    isNumber: /^(U?(BIG|SMALL|TINY|HUGE)?INT|DECIMAL|DOUBLE|FLOAT)/.test(type),
    isFraction: /^(DOUBLE|FLOAT)$/.test(type),
  }));
}

/** The first rows as text, column by column; a null is an empty text. */
export async function parquetSample(
  warehouse: DuckDbWarehouse,
  path: string,
  names: readonly string[],
  rows: number,
): Promise<string[][]> {
  const columns = join(
    names.map((name, i) => sql`coalesce(cast(${ident(name)} as varchar), '') as ${ident(`c${i}`)}`),
  );
  const answer = await warehouse.rows(
    sql`select ${columns} from read_parquet(${path}, file_row_number = true) order by file_row_number limit ${rows}`,
    Object.fromEntries(names.map((_, i) => [`c${i}`, 'text' as const])),
  );
  return names.map((_, i) => answer.map((row) => row[`c${i}`] ?? ''));
}
