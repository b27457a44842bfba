import { type Sql, sql } from '../warehouse/index.ts';

/** Whoever withdraws from such a purpose withdraws from every contact. */
const everyContact = sql`lower(purpose) in ('all', 'any')`;

/**
 * A row a customer who said anything that matters for a purpose: `status` is the word on the purpose itself, empty
 * where there is none, and `refuses_all` is 1 for who withdrew from every contact. Reads `consent_status`.
 */
export function contactWords(purpose: string): Sql {
  return sql`select customer_id, max(case when purpose = ${purpose} then status end) as status,
      max(case when ${everyContact} and status = 'withdrawn' then 1 else 0 end) as refuses_all
    from consent_status where purpose = ${purpose} or ${everyContact} group by customer_id`;
}
