import { type Dialect, type Part, perCustomer, raw, type Sql, sql } from '../warehouse/index.ts';

export interface OpportunityDays {
  readonly calibrationEnd: Part;
  readonly asOf: Part;
  /** Length of an opportunity. */
  readonly days: number;
  /** How many of them the test looks at. */
  readonly tested: number;
  readonly dialect: Dialect;
}

/**
 * Table `lifetime_opportunities`: one row for each stretch of so many days after the first purchase day in which a customer
 * bought or sent something back. The i-th holds the days from (i − 1)·days + 1 to i·days after it; 0 is that day itself.
 */
export function lifetimeOpportunities({ days, dialect }: Pick<OpportunityDays, 'days' | 'dialect'>): Sql {
  const since = dialect.daysBetween(raw('h.first_purchase'), raw('p.day'));
  const opportunity = whole(sql`ceil(${dialect.toDouble(since)} / ${dialect.toDouble(days)})`, dialect);
  return sql`select customer_id, first_day, opportunity,
      ${dialect.addDays(raw('first_day'), sql`opportunity * ${days}`)} as ends, purchases, worth
    from (select customer_id, first_day, opportunity, ${dialect.cast(sql`sum(orders)`, 'integer')} as purchases,
        ${dialect.cast(sql`sum(worth)`, 'money')} as worth
      from (select p.customer_id as customer_id, h.first_purchase as first_day, ${opportunity} as opportunity,
          p.orders as orders, p.worth as worth
        from purchase_days p join customer_history h on h.customer_id = p.customer_id
        where h.purchase_days > 0) days
      group by customer_id, first_day, opportunity) stretches`;
}

const whole = (value: Sql, dialect: Dialect) => dialect.cast(value, 'integer');

/**
 * Table `lifetime_histories` of customers who buy at most once in each opportunity: x, t_x and T count whole opportunities,
 * and are told in days. An opportunity that is not over is not seen. The test looks at the same number of them for all.
 */
export function opportunityHistories({ calibrationEnd, asOf, days, tested, dialect }: OpportunityDays): Sql {
  const over = (end: Part) =>
    whole(
      sql`floor(${dialect.toDouble(dialect.daysBetween(raw('first_day'), end))} / ${dialect.toDouble(days)})`,
      dialect,
    );
  const count = (when: Sql, name: string) =>
    sql`${whole(sql`count(*) filter (where purchases > 0 and ${when})`, dialect)} as ${raw(name)}`;
  const last = (when: Sql, name: string) =>
    sql`${whole(sql`coalesce(max(case when purchases > 0 and ${when} then opportunity end), 0) * ${days}`, dialect)} as ${raw(name)}`;
  const spend = (when: Sql, name: string) =>
    sql`${dialect.cast(sql`coalesce(sum(worth) filter (where ${when}), 0)`, 'money')} as ${raw(name)}`;
  const seen = sql`opportunity >= 1 and opportunity <= known`;
  const later = sql`opportunity > known and opportunity <= known + ${tested} and known >= 0`;
  const earlier = sql`${seen} and opportunity > known - ${tested}`;
  const all = sql`opportunity >= 1 and opportunity <= seen`;
  return sql`select customer_id, first_day,
      ${count(seen, 'calibration_frequency')}, ${last(seen, 'calibration_recency')},
      ${whole(sql`known * ${days}`, dialect)} as calibration_age, ${spend(seen, 'calibration_spend')},
      ${count(later, 'holdout_purchases')}, ${spend(later, 'holdout_spend')}, ${count(earlier, 'earlier_purchases')},
      ${count(all, 'frequency')}, ${last(all, 'recency')}, ${whole(sql`seen * ${days}`, dialect)} as age,
      ${spend(all, 'spend')}
    from (select customer_id, first_day, opportunity, purchases, worth, ${over(calibrationEnd)} as known, ${over(asOf)} as seen
      from lifetime_opportunities) stretches
    group by customer_id, first_day, known, seen`;
}

/** Opportunities that the customers of the calibration took, by the day on which they were over. */
export function takenByDay(upTo: Part): Sql {
  const taken = sql`select o.ends as day from lifetime_opportunities o
    join lifetime_histories h on h.customer_id = o.customer_id
    where o.opportunity >= 1 and o.purchases > 0 and o.ends <= ${upTo} and h.calibration_age >= 0`;
  return sql`select day, count(*) as purchases from ${perCustomer(taken)} taken group by day order by day`;
}
