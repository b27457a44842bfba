import { type DuckDbWarehouse, ident, type Sql, sql } from '../../warehouse/index.ts';
import type { DecimalMark } from '../source-report.ts';
import { numberSql } from './numbers.sql.ts';

/** How many values of a column, in all rows of a file, are no rates from 0 to 1. */
export function valuesBeyondRates(index: number, mark: DecimalMark) {
  const number = numberSql(sql`${ident(`c${index}`)}`, mark, 'decimal(18, 6)');
  return {
    query: (from: Sql) => sql`select count(*) as beyond from (select ${number} as rate from ${from})
      where rate < 0 or rate > 1`,
    async read(warehouse: DuckDbWarehouse, table: string): Promise<number> {
      const [row] = await warehouse.rows(sql`select beyond from ${ident(table)}`, { beyond: 'count' });
      return row!.beyond;
    },
  };
}
