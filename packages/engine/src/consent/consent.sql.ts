import { type Sql, sql } from '../warehouse/index.ts';

/**
 * Table `consent_status`: the latest word of each customer on each purpose. Where nobody can tell which word is the
 * latest, withdrawn wins, because nobody may be contacted by accident: of two words at the same moment, and of an
 * undated withdrawal against anything.
 */
export function consentStatus(): Sql {
  return sql`select customer_id, purpose, case when status = 'given' then 'given' else 'withdrawn' end as status
    from (
      select customer_id, purpose, status,
        row_number() over (partition by customer_id, purpose
          order by case when "at" is null and status <> 'given' then 0 else 1 end, "at" desc nulls last,
            case when status = 'given' then 1 else 0 end) as place
      from consents
    ) words where place = 1`;
}

/** A row a purpose: how many said yes, how many took it back. */
export function consentCounts(): Sql {
  return sql`select purpose, count(*) filter (where status = 'given') as given,
      count(*) filter (where status = 'withdrawn') as withdrawn
    from consent_status group by purpose order by purpose`;
}
