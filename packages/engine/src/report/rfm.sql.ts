import { type Sql, sql } from '../warehouse/index.ts';

/** A row an RFM segment that holds anybody. */
export function rfmSegmentSizes(): Sql {
  return sql`select rfm_segment as segment, count(*) as customers, sum(orders) as orders, sum(revenue) as revenue
    from customer_facts group by rfm_segment`;
}
