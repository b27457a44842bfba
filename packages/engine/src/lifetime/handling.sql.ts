import { type Part, type Sql, sql } from '../warehouse/index.ts';

/** One row: what is out of the ordinary in the purchase days up to a day. */
export function oddDays(upTo: Part): Sql {
  return sql`select
      coalesce(sum(case when orders > 1 then orders - 1 else 0 end), 0) as merged,
      count(*) filter (where orders > 0 and paid = 0) as free,
      count(*) filter (where orders = 0) as returns,
      coalesce(sum(refunded), 0) as refunds
    from purchase_days where day <= ${upTo}`;
}
