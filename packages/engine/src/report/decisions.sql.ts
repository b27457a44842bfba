import { type Dialect, raw, type Sql, sql } from '../warehouse/index.ts';

/** One row: the groups that the three decisions are about, with how many there are and what they are worth a year. */
export function decisionGroups(topRank: number, dialect: Dialect): Sql {
  const lifetime = dialect.daysBetween(raw('f.first_purchase'), raw('f.last_purchase'));
  const yearly = sql`${dialect.toDouble(raw('f.revenue'))} * 365 / greatest(${dialect.toDouble(lifetime)}, ${dialect.toDouble(365)})`;
  const cents = (value: Sql) => dialect.cast(dialect.round(sql`${value} * 100`, 0), 'integer');
  const group = (name: string, condition: Sql, worth: Sql) =>
    sql`count(*) filter (where ${condition}) as ${raw(`${name}_customers`)},
      coalesce(sum(${cents(worth)}) filter (where ${condition}), 0) as ${raw(`${name}_cents`)}`;
  return sql`select
      ${group('win_back', sql`l.state in ('dormant', 'lapsed') and f.revenue_rank <= ${topRank}`, yearly)},
      ${group('second', sql`l.state in ('new', 'dormant') and f.purchase_days <= 1`, sql`0 * ${dialect.toDouble(raw('f.revenue'))}`)},
      ${group('keep', sql`l.state = 'declining'`, dialect.toDouble(raw('f.past_year_revenue')))}
    from customer_facts f join lifecycle l on l.customer_id = f.customer_id`;
}
