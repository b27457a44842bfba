import { contactWords } from '../consent/index.ts';
import { ident, join, type Sql, sql } from '../warehouse/index.ts';

export interface Listed {
  readonly predicate: Sql;
  readonly purpose: string;
  /** Whether there is a table of consents. */
  readonly consents: boolean;
}

/** What a customer said about the purpose; `refused-all` outweighs a yes to the purpose itself. */
export type ConsentWord = 'given' | 'withdrawn' | 'refused-all' | 'none';

/** The customers whom a rule finds, with these facts and the word on the purpose as `consent`. */
function withConsent({ predicate, purpose, consents }: Listed, columns: readonly string[]): Sql {
  const found = sql`(select ${join(columns.map(ident))} from customer_facts where ${predicate}) f`;
  // Named one by one: with `f.*` over a join ClickHouse calls the columns `f.customer_id` and so on.
  const facts = join(columns.map((name) => sql`f.${ident(name)} as ${ident(name)}`));
  if (!consents) return sql`select ${facts}, 'none' as consent from ${found}`;
  return sql`select ${facts}, case when c.refuses_all = 1 then 'refused-all' when c.status = 'given' then 'given'
      when c.status is not null then 'withdrawn' else 'none' end as consent
    from ${found} left join (${contactWords(purpose)}) c on c.customer_id = f.customer_id`;
}

/** A row a word on the purpose: how many customers of the list said it. */
export function listSizes(listed: Listed): Sql {
  return sql`select consent, count(*) as customers from (${withConsent(listed, ['customer_id'])}) words
    group by consent order by consent`;
}

/** The list, ordered by id: everybody, or only who said yes. */
export function listRows(listed: Listed, columns: readonly string[], onlyGiven: boolean): Sql {
  const whom = onlyGiven ? sql`where consent = 'given'` : sql``;
  return sql`select ${join([...columns, 'consent'].map(ident))} from (${withConsent(listed, columns)}) words
    ${whom} order by ${ident('customer_id')}`;
}
