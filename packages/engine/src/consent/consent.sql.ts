import { type Sql, sql } from '../warehouse/index.ts';

/**
 * Table `consent_status`: the latest word of each customer on each purpose. Two words at the same moment, or without
 * one: withdrawn wins, because nobody may be contacted by accident.
 */
export function consentStatus(): Sql {
  return sql`select customer_id, purpose, case when place = 1 and status = 'given' then 'given' else 'withdrawn' end as status
    from (
      select customer_id, purpose, status,
        row_number() over (partition by customer_id, purpose order by "at" desc nulls last, case when status = 'given' then 1 else 0 end) as place
      from consents
    ) words where place = 1`;
}

/** A row a purpose: how many said yes, how many took it back. */
export function consentCounts(): Sql {
  return sql`select purpose, count(*) filter (where status = 'given') as given,
      count(*) filter (where status = 'withdrawn') as withdrawn
    from consent_status group by purpose order by purpose`;
}
