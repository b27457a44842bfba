import { type DuckDbWarehouse, ident, join, type Sql, sql } from '../../warehouse/index.ts';
import { type Conversion, converted } from '../values/currencies.sql.ts';
import { type ExactMoney, exactMoney } from '../values/exact-money.ts';
import { isReplaced } from './changed-orders.sql.ts';
import { isRepeated } from './duplicates.sql.ts';

/** Money per month, `2026-06`; under null what has no readable date. */
export type MoneyByMonth = ReadonlyMap<string | null, ExactMoney>;

const monthShape = { month: 'text?', total: 'text', rows: 'count' } as const;

/** A file's own total, which hangs on the rates at which its money is converted. */
export interface ControlTotal {
  readonly rates: string;
  readonly months: MoneyByMonth;
}

/** `rows` has columns `day`, `amount`, `currency` and `rows`. */
export function monthly(rows: Sql, conversion: Conversion): Sql {
  const money = converted(sql`amount`, sql`currency`, conversion);
  return sql`select ${monthOf(sql`day`)} as month,
      cast(cast(coalesce(sum(${money}), 0) as decimal(38, 4)) as varchar) as total,
      cast(coalesce(sum(rows), 0) as bigint) as rows
    from (${rows}) group by 1`;
}

/** A month only where the day is plausible: what is not is rejected, and stands under no month. */
function monthOf(day: Sql): Sql {
  return sql`case when ${day} >= date '1900-01-01' and ${day} < date '2200-01-01' then strftime(${day}, '%Y-%m') end`;
}

/** Reads a table that `monthly` made. */
export async function readMonths(
  warehouse: DuckDbWarehouse,
  table: string,
): Promise<{ months: MoneyByMonth; rows: number }> {
  return decoded(warehouse, sql`${ident(table)}`);
}

/** Which rows of a table with canonical columns. */
const chosen = {
  all: sql`true`,
  rejected: sql`problem > 0`,
  repeated: isRepeated,
  replaced: isReplaced,
} as const;

/** Money per month in tables that have canonical columns. */
export async function monthsOf(
  warehouse: DuckDbWarehouse,
  tables: readonly string[],
  which: keyof typeof chosen,
  conversion: Conversion,
): Promise<MoneyByMonth> {
  const rows = join(
    tables.map(
      (table) => sql`select day, amount, currency, 1 as rows from ${ident(table)} where ${chosen[which]}`,
    ),
    ' union all ',
  );
  return (await decoded(warehouse, sql`(${monthly(rows, conversion)})`)).months;
}

async function decoded(
  warehouse: DuckDbWarehouse,
  from: Sql,
): Promise<{ months: MoneyByMonth; rows: number }> {
  const answer = await warehouse.rows(sql`select month, total, rows from ${from}`, monthShape);
  return {
    months: new Map(answer.map(({ month, total }) => [month, exactMoney(total)])),
    rows: answer.reduce((sum, { rows }) => sum + rows, 0),
  };
}
