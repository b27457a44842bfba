import { type Sql, sql } from '../warehouse/index.ts';

/** A row a day on which anything was bought or returned: how many order lines it holds. */
export function sellingDays(): Sql {
  return sql`select day, sum(lines) as lines from purchase_days group by day order by day`;
}
