import { type DuckDbWarehouse, ident, sql } from '../../warehouse/index.ts';
import type { RecordColumn } from '../readers/reader.ts';

/** Rows of a landing table by fault number, 0 being none; a number without rows is not there. */
export async function countByProblem(
  warehouse: DuckDbWarehouse,
  table: string,
): Promise<ReadonlyMap<number, number>> {
  const rows = await warehouse.rows(
    sql`select problem, count(*) as rows from ${ident(table)} group by problem order by problem`,
    { problem: 'count', rows: 'count' },
  );
  return new Map(rows.map(({ problem, rows }) => [problem, rows]));
}

/** The first record of each fault. */
export async function firstOfEachFault(warehouse: DuckDbWarehouse, table: string, record: RecordColumn) {
  return warehouse.rows(
    sql`select problem, min(${ident(record)}) as record from ${ident(table)} where problem > 0 group by problem order by problem`,
    { problem: 'count', record: 'count' },
  );
}

/** Every row at fault in the order of the file. */
export function faultyRecords(warehouse: DuckDbWarehouse, table: string, record: RecordColumn) {
  return warehouse.batches(
    sql`select ${ident(record)} as record, problem, left(problem_value, 200) as value from ${ident(table)}
        where problem > 0 order by 1, 2, 3`,
    { record: 'count', problem: 'count', value: 'text?' },
  );
}
