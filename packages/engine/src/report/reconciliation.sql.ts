import { type Dialect, type Part, raw, type Sql, sql } from '../warehouse/index.ts';

/**
 * Order amounts by calendar month, before refunds and costs: in the single view, and after the as-of day, where the
 * analysis does not look.
 */
export function amountsByMonth(asOf: Part, dialect: Dialect): Sql {
  const month = dialect.monthStart(raw('day'));
  return sql`select month, sum(analysed) as analysed, sum(later) as later from (
      select ${month} as month, sum(amount) as analysed, cast(0 as decimal(18, 4)) as later
      from purchase_days group by ${month}
      union all
      select ${month} as month, cast(0 as decimal(18, 4)) as analysed, sum(amount) as later
      from transactions where day > ${asOf} group by ${month}
    ) both_parts group by month order by month`;
}

/** One row: what the amounts of the single view add up to, and what is left of them in the measure. */
export function measuredAmounts(): Sql {
  return sql`select coalesce(sum(amount), 0) as amounts, coalesce(sum(worth), 0) as worth from purchase_days`;
}

/** One row: what was given back for the analysed lines; a return that is a line of its own is in the amounts. */
export function refundsGiven(asOf: Part): Sql {
  return sql`select coalesce(sum(refunded), 0) as refunds from transactions where day <= ${asOf}`;
}
