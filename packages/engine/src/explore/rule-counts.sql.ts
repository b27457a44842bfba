import { type Sql, sql } from '../warehouse/index.ts';

/** One row: how many customers a condition finds, and their past-year measure. */
export function customersOf(predicate: Sql): Sql {
  return sql`select count(*) as customers, coalesce(sum(past_year_revenue), 0) as revenue
    from customer_facts where ${predicate}`;
}

/** A row a combination of two conditions that occurs: customers and their past-year measure. */
export function overlapOf(a: Sql, b: Sql): Sql {
  return sql`select in_a, in_b, count(*) as customers, sum(past_year_revenue) as revenue
    from (
      select case when ${a} then 1 else 0 end as in_a, case when ${b} then 1 else 0 end as in_b, past_year_revenue
      from customer_facts
    ) sides group by in_a, in_b order by in_a, in_b`;
}
