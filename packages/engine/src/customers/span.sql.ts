import { type Part, perCustomer, type Sql, sql } from '../warehouse/index.ts';

/** One row: the first and last day of the transactions, and the last of those up to `today`, null where all are later. */
export function transactionSpan(today: Part): Sql {
  return sql`select min(day) as first_day, max(day) as last_day,
      max(case when day <= ${today} then day end) as last_past_day
    from transactions`;
}

/** One row: how many lines lie after the as-of day, and how many after `today`. */
export function lineCounts(asOf: Part, today: Part): Sql {
  return sql`select count(*) filter (where day > ${asOf}) as later,
      count(*) filter (where day > ${today}) as future
    from transactions`;
}

/** One row: lines up to the as-of day whose worth is unknown (a margin without a cost). */
export function linesWithoutWorth(lines: Sql): Sql {
  return sql`select count(*) as missing from ${perCustomer(lines)} lines where worth is null`;
}

/** One row: people in `customers` who have no purchase history. */
export function prospectCount(): Sql {
  return sql`select count(*) as prospects from ${perCustomer(sql`
      select c.customer_id as customer_id, h.customer_id as bought from customers c
      left join customer_history h on h.customer_id = c.customer_id
    `)} known where bought is null`;
}
