import { type Dialect, type Part, raw, type Sql, sql } from '../warehouse/index.ts';

export interface HistoryOptions {
  /** The day as of which customers are seen; later purchases are unknown then. */
  readonly asOf: Part;
  /** Length of a year, in days. */
  readonly year: number;
  /** Length in days of the recent period in which the purchase rate is compared with the time before. */
  readonly recentDays: number;
  readonly dialect: Dialect;
}

/**
 * One row a customer with at least one line up to `asOf`: what the purchase days add up to.
 *
 * Logarithms of gaps are summed as whole millionths and their squares likewise, so that the sums do not depend
 * on the order in which threads add. `recent_repeats` and `earlier_repeats` count purchase days other than the
 * first, in the recent period and in the two recent periods' length before it.
 */
export function customerHistory({ asOf, year, recentDays, dialect }: HistoryOptions): Sql {
  const since = (days: number) => dialect.addDays(asOf, -days);
  const pastYear = sql`day > ${since(year)}`;
  const previousYear = sql`day > ${since(2 * year)} and day <= ${since(year)}`;
  // ln 1 = 0 for days without a gap: ClickHouse computes behind a null too, and refuses to make ln 0 a whole number.
  const log = sql`ln(${dialect.toDouble(sql`coalesce(gap, 1)`)})`;
  const millionths = (value: Sql) => dialect.cast(dialect.round(sql`${value} * 1000000`, 0), 'integer');
  const whole = (value: Sql, name: string) => sql`${dialect.cast(value, 'integer')} as ${raw(name)}`;
  const money = (value: Sql, name: string) => sql`${dialect.cast(value, 'money')} as ${raw(name)}`;
  return sql`select customer_id,
    coalesce(min(day) filter (where orders > 0), min(day)) as first_purchase,
    min(day) filter (where gap is not null) as second_purchase,
    coalesce(max(day) filter (where orders > 0), max(day)) as last_purchase,
    ${whole(sql`sum(orders)`, 'orders')},
    ${whole(sql`count(*) filter (where orders > 0)`, 'purchase_days')},
    ${whole(sql`sum(lines)`, 'lines')},
    ${whole(sql`sum(milli_units)`, 'milli_units')},
    ${money(sql`sum(worth)`, 'revenue')},
    ${money(sql`sum(paid)`, 'paid')},
    ${money(sql`sum(discount)`, 'discount')},
    ${money(sql`sum(refunded)`, 'refunded')},
    ${whole(sql`coalesce(sum(orders) filter (where ${pastYear}), 0)`, 'past_year_orders')},
    ${whole(sql`coalesce(sum(orders) filter (where ${previousYear}), 0)`, 'previous_year_orders')},
    ${money(sql`coalesce(sum(worth) filter (where ${pastYear}), 0)`, 'past_year_revenue')},
    ${money(sql`coalesce(sum(worth) filter (where ${previousYear}), 0)`, 'previous_year_revenue')},
    ${money(sql`coalesce(sum(worth) filter (where ${pastYear} and gap is not null), 0)`, 'past_year_repeat_revenue')},
    ${money(sql`coalesce(sum(worth) filter (where ${previousYear} and gap is not null), 0)`, 'previous_year_repeat_revenue')},
    ${whole(sql`count(gap) filter (where day > ${since(2 * year)})`, 'two_year_repeats')},
    ${whole(sql`count(gap)`, 'gaps')},
    ${whole(sql`coalesce(sum(gap), 0)`, 'gap_days')},
    ${whole(sql`coalesce(sum(gap * gap), 0)`, 'gap_days_squared')},
    ${whole(sql`coalesce(sum(${millionths(log)}), 0)`, 'log_gaps')},
    ${whole(sql`coalesce(sum(${millionths(sql`${log} * ${log}`)}), 0)`, 'log_gaps_squared')},
    ${whole(sql`count(gap) filter (where day > ${since(recentDays)})`, 'recent_repeats')},
    ${whole(sql`count(gap) filter (where day > ${since(3 * recentDays)} and day <= ${since(recentDays)})`, 'earlier_repeats')}
  from purchase_days where day <= ${asOf} group by customer_id`;
}
