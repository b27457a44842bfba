import { ident, join, type Sql, sql } from '../warehouse/index.ts';

/** One row: these facts of a customer. */
export function factsOf(id: string, columns: readonly string[]): Sql {
  return sql`select ${join(columns.map(ident))} from customer_facts where ${ident('customer_id')} = ${id}`;
}

/** One row: which of several conditions the customer meets, as `rule_0`, `rule_1`, …, each 0 or 1. */
export function rulesOf(id: string, predicates: readonly Sql[]): Sql {
  const tests = predicates.map(
    (predicate, i) => sql`case when ${predicate} then 1 else 0 end as ${ident(`rule_${i}`)}`,
  );
  return sql`select ${join(tests)} from customer_facts where ${ident('customer_id')} = ${id}`;
}

/** A row a scheme and day: the segments of a customer. */
export function membershipOf(id: string): Sql {
  return sql`select scheme, as_of, segment from membership where customer_id = ${id} order by scheme, as_of`;
}

/** A row a purpose: the customer's latest word on it. */
export function consentsOf(id: string): Sql {
  return sql`select purpose, status from consent_status where customer_id = ${id} order by purpose`;
}
