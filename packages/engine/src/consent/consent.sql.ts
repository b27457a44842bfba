import { type Sql, sql } from '../warehouse/index.ts';

/**
 * The latest word of each person on each purpose. Where nobody can tell which word is the
 * latest, withdrawn wins, because nobody may be contacted by accident: of two words at the same moment, and of an
 * undated withdrawal against anything.
 */
export function wordsOfPersons(): Sql {
  return sql`select customer_id, purpose, case when status = 'given' then 'given' else 'withdrawn' end as status
    from (
      select customer_id, purpose, status,
        row_number() over (partition by customer_id, purpose
          order by case when "at" is null and status <> 'given' then 0 else 1 end, "at" desc nulls last,
            case when status = 'given' then 1 else 0 end) as place
      from consents
    ) words where place = 1`;
}

/**
 * The same of customers who are households or accounts, where `identity_groups` names the members of each: one member
 * who withdrew withdraws for all, and a group has given its consent only where each of its members has. A list names no
 * person inside a group, so that what one of them said would be taken for the word of the others.
 */
export function wordsOfGroups(): Sql {
  return sql`select customer as customer_id, purpose, case when refusals > 0 then 'withdrawn' else 'given' end as status
    from (
      select coalesce(g.grouped, w.customer_id) as customer, w.purpose as purpose, count(*) as spoke,
        max(coalesce(g.members, 1)) as members, sum(case when w.status = 'withdrawn' then 1 else 0 end) as refusals
      from (${wordsOfPersons()}) w
      left join (select person, grouped, count(*) over (partition by grouped) as members from identity_groups) g
        on g.person = w.customer_id
      group by coalesce(g.grouped, w.customer_id), w.purpose
    ) counted where refusals > 0 or spoke = members`;
}

/** A row a purpose: how many said yes, how many took it back. */
export function consentCounts(): Sql {
  return sql`select purpose, count(*) filter (where status = 'given') as given,
      count(*) filter (where status = 'withdrawn') as withdrawn
    from consent_status group by purpose order by purpose`;
}
