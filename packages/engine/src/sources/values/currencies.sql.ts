import { type DuckDbWarehouse, ident, join, raw, type Sql, sql } from '../../warehouse/index.ts';
import type { RecordColumn } from '../readers/reader.ts';

/** One currency for everything: what others are worth in it. */
export interface Conversion {
  /** Null when no currency is named anywhere. */
  readonly currency: string | null;
  /** Worth of one unit of another currency; empty when nothing has to be converted. */
  readonly rates: ReadonlyMap<string, number>;
}

/** Accepted rows per currency, over several landing tables; null for rows that name none. */
export async function currenciesIn(warehouse: DuckDbWarehouse, tables: readonly string[]) {
  const all = join(
    tables.map((table) => sql`select currency from ${ident(table)} where problem = 0`),
    ' union all ',
  );
  return warehouse.rows(
    sql`select currency, count(*) as rows from (${all}) group by currency order by currency nulls last`,
    { currency: 'text?', rows: 'count' },
  );
}

/** The record of the first accepted row in a currency; null where there is none. */
export async function firstOfCurrency(
  warehouse: DuckDbWarehouse,
  table: string,
  record: RecordColumn,
  currency: string,
): Promise<number | null> {
  const [row] = await warehouse.rows(
    sql`select min(${ident(record)}) as first from ${ident(table)} where problem = 0 and currency = ${currency}`,
    { first: 'count?' },
  );
  return row!.first;
}

/**
 * Money in the one currency, rounded to four places row by row so that every sum of rows agrees. Products of two
 * 18-digit decimals need room for 38; what does not fit in the end fails the statement, because nothing may be lost.
 */
export function converted(amount: Sql, currency: Sql, { rates }: Conversion): Sql {
  if (rates.size === 0) return amount;
  const cases = [...rates].map(
    ([code, rate]) =>
      sql`when ${raw(`'${code}'`)} then cast(cast(${amount} as decimal(20, 4)) * cast(${raw(rate.toFixed(8))} as decimal(18, 8)) as decimal(18, 4))`,
  );
  return sql`case ${currency} ${join(cases, ' ')} else ${amount} end`;
}
