import { type Dialect, perCustomer, raw, type Sql, sql } from '../warehouse/index.ts';

export interface GroupsOptions {
  /** The last place by revenue ever that counts as one of the best. */
  readonly topRank: number;
  /** Length of a year in days. */
  readonly year: number;
  readonly dialect: Dialect;
}

/**
 * One row: how many customers each of the three decisions is about. For those to win back, what they spent a year
 * while they were customers; for those to keep, what they spent in the past year.
 */
export function decisionGroups({ topRank, year, dialect }: GroupsOptions): Sql {
  const lifetime = dialect.daysBetween(raw('first_purchase'), raw('last_purchase'));
  const aYear = dialect.toDouble(year);
  const formerPace = sql`${dialect.toDouble(raw('revenue'))} * ${aYear} / greatest(${dialect.toDouble(lifetime)}, ${aYear})`;
  const cents = (value: Sql) => dialect.cast(dialect.round(sql`${value} * 100`, 0), 'integer');
  const winBack = sql`state in ('dormant', 'lapsed') and revenue_rank <= ${topRank}`;
  const second = sql`state in ('new', 'dormant') and purchase_days = 1`;
  const keep = sql`state = 'declining'`;
  const each = sql`select l.state as state, f.first_purchase as first_purchase, f.last_purchase as last_purchase,
      f.revenue as revenue, f.revenue_rank as revenue_rank, f.purchase_days as purchase_days,
      f.past_year_revenue as past_year_revenue
    from customer_facts f join lifecycle l on l.customer_id = f.customer_id`;
  return sql`select
      count(*) filter (where ${winBack}) as win_back_customers,
      coalesce(sum(${cents(formerPace)}) filter (where ${winBack}), 0) as win_back_cents,
      count(*) filter (where ${second}) as second_customers,
      count(*) filter (where ${keep}) as keep_customers,
      coalesce(sum(${cents(dialect.toDouble(raw('past_year_revenue')))}) filter (where ${keep}), 0) as keep_cents
    from ${perCustomer(each)} each_one`;
}
