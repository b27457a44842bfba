import { type Dialect, type Part, perCustomer, raw, type Sql, sql } from '../../warehouse/index.ts';

/**
 * What became of last year's revenue: a row a kind of customer, with the change in money. `new`: first purchase in the
 * past year. `reactivated`: bought earlier, nothing in the previous year. `lost`: bought in the previous year, nothing
 * in the past year. `up`, `down`: bought in both. The changes add up to the difference of the years; a customer whose
 * only movement is a return counts where the money moved.
 */
export function bridgeChanges(asOf: Part, year: number, dialect: Dialect): Sql {
  const kind = sql`case
      when first_purchase > ${dialect.addDays(asOf, -year)} then 'new'
      when previous_year_orders = 0 and past_year_orders > 0 then 'reactivated'
      when previous_year_orders > 0 and past_year_orders = 0 then 'lost'
      when past_year_revenue >= previous_year_revenue then 'up'
      else 'down' end`;
  return sql`select kind, count(*) as customers, sum(change) as change from ${perCustomer(sql`
      select ${kind} as kind, past_year_revenue - previous_year_revenue as change
      from customer_facts
      where past_year_orders > 0 or previous_year_orders > 0 or past_year_revenue <> 0 or previous_year_revenue <> 0
    `)} changes group by ${raw('kind')} order by kind`;
}
