import { ident, type Sql, sql } from '../../warehouse/index.ts';
import type { Outlook } from './outlook.ts';

/** A row a decile of past-year spending, 1 = highest. */
export function decileSizes(): Sql {
  return sql`select past_year_decile as decile, count(*) as customers, sum(past_year_revenue) as revenue,
      min(past_year_revenue) as lowest, max(past_year_revenue) as highest
    from customer_facts where past_year_decile is not null group by past_year_decile order by decile`;
}

/** One row: totals of the whole base, over all time and over both years. */
export function baseTotals({ column }: Outlook): Sql {
  return sql`select count(*) as customers, sum(orders) as orders, sum(revenue) as revenue,
      sum(past_year_revenue) as past_year_revenue, sum(previous_year_revenue) as previous_year_revenue,
      count(*) filter (where past_year_orders > 0) as past_year_buyers,
      count(*) filter (where previous_year_orders > 0) as previous_year_buyers,
      count(*) filter (where past_year_revenue = 0) as zero_spenders,
      count(*) filter (where ${ident(column)} is null) as outlook_unknown
    from customer_facts`;
}
