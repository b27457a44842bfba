import { type Dialect, raw, type Sql, sql } from '../warehouse/index.ts';

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
  const lifetime = dialect.daysBetween(raw('f.first_purchase'), raw('f.last_purchase'));
  const aYear = dialect.toDouble(year);
  const formerPace = sql`${dialect.toDouble(raw('f.revenue'))} * ${aYear} / greatest(${dialect.toDouble(lifetime)}, ${aYear})`;
  const cents = (value: Sql) => dialect.cast(dialect.round(sql`${value} * 100`, 0), 'integer');
  const winBack = sql`l.state in ('dormant', 'lapsed') and f.revenue_rank <= ${topRank}`;
  const second = sql`l.state in ('new', 'dormant') and f.purchase_days = 1`;
  const keep = sql`l.state = 'declining'`;
  return sql`select
      count(*) filter (where ${winBack}) as win_back_customers,
      coalesce(sum(${cents(formerPace)}) filter (where ${winBack}), 0) as win_back_cents,
      count(*) filter (where ${second}) as second_customers,
      count(*) filter (where ${keep}) as keep_customers,
      coalesce(sum(${cents(dialect.toDouble(raw('f.past_year_revenue')))}) filter (where ${keep}), 0) as keep_cents
    from customer_facts f join lifecycle l on l.customer_id = f.customer_id`;
}
