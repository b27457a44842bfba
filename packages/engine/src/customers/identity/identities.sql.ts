import { type Dialect, ident, join, raw, type Sql, sql } from '../../warehouse/index.ts';
import { evidence } from './evidence.ts';
import type { GroupLevel } from './groups.sql.ts';

const key = ident('key');
const rows = ident('rows');

/** The word for a level of evidence. */
export function ruleOf(level: Sql): Sql {
  const cases = evidence.map((rule, place) => sql`when ${level} = ${raw(String(place))} then ${rule}`);
  return sql`case ${join(cases, ' ')} end`;
}

/** Every identifier in the graph, with the person it belongs to, and how it came there. */
export function personIdentities(): Sql {
  return sql`select n.${key} as ${key}, coalesce(c.${key}, n.${key}) as customer_id, ${ruleOf(sql`e.level`)} as rule,
      p.${key} as via, e.source as source, e.${rows} as ${rows}, e.first_at as first_at
    from identity_nodes n
    left join identity_tree t on t.node = n.node
    left join identity_nodes c on c.node = t.customer
    left join identity_nodes p on p.node = t.parent
    left join identity_edges e on e.edge = t.edge`;
}

/**
 * The same where customers are households or accounts: whoever belongs to one has its key, and the group stands there as
 * an identifier of its own. People without one stay as they are.
 */
export function groupIdentities(level: GroupLevel, dialect: Dialect): Sql {
  const nothing = (type: 'text' | 'integer' | 'instant') => dialect.cast(null, type);
  const isName = sql`via is null`;
  return sql`select ${key}, case when grouped is null then customer_id else grouped end as customer_id,
      case when grouped is not null and ${isName} then ${level} else rule end as rule,
      case when grouped is not null and ${isName} then grouped else via end as via,
      case when grouped is not null and ${isName} then 'customers' else source end as source, ${rows}, first_at
    from (
      select i.*, g.grouped as grouped from identity_persons i left join identity_groups g on g.person = i.customer_id
      union all
      select g.person as ${key}, g.person as customer_id, ${nothing('text')} as rule, ${nothing('text')} as via,
        ${nothing('text')} as source, ${nothing('integer')} as ${rows}, ${nothing('instant')} as first_at, g.grouped as grouped
      from identity_groups g where g.person not in (select ${key} from identity_persons)
    ) all_keys
    union all
    select distinct grouped as ${key}, grouped as customer_id, ${nothing('text')} as rule, ${nothing('text')} as via,
      ${nothing('text')} as source, ${nothing('integer')} as ${rows}, ${nothing('instant')} as first_at from identity_groups`;
}
