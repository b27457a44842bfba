import { type Dialect, type Part, raw, type Sql, sql } from '../warehouse/index.ts';

/** Money by calendar month: in the single view, and after the as-of day, where the analysis does not look. */
export function moneyByMonth(asOf: Part, dialect: Dialect): Sql {
  const month = dialect.monthStart(raw('day'));
  return sql`select month, sum(analysed) as analysed, sum(later) as later from (
      select ${month} as month, sum(amount) as analysed, cast(0 as decimal(18, 4)) as later
      from purchase_days group by ${month}
      union all
      select ${month} as month, cast(0 as decimal(18, 4)) as analysed, sum(amount) as later
      from transactions where day > ${asOf} group by ${month}
    ) both_parts group by month order by month`;
}
