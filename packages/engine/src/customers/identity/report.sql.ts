import { type Dialect, ident, join, type Part, type Sql, sql } from '../../warehouse/index.ts';
import { spaceOf } from './key-graph.sql.ts';
import { type KeyKind, keySpaces } from './key-space.ts';
import type { TableOfCustomers } from './rewrite.sql.ts';

const key = ident('key');
const rows = ident('rows');

/** How many rows a table has. */
export function rowCount(table: string): Sql {
  return sql`select count(*) as n from ${ident(table)}`;
}

/** How many identifiers were joined to a customer by each rule. */
export function mergesByRule(): Sql {
  return sql`select rule, count(*) as identifiers from identities where via is not null group by rule order by rule`;
}

/**
 * Shared identifiers and placeholders under which orders stand: customers of their own, who may be somebody else.
 * `orderLines` counts the rows of `transactions`.
 */
export function unassigned(dialect: Dialect): Sql {
  const isShared = sql`${inKinds(sql`i.${key}`, ['email', 'phone', 'anonymous', 'guest'], dialect)}`;
  return sql`select count(*) as customers, coalesce(sum(s.${rows}), 0) as order_lines
    from identity_seen s join identities i on i.${key} = s.${key}
    join (select ${key} from identity_conflicts where kind in ('shared', 'placeholder')
      union distinct select ${key} from identity_placeholders) q on q.${key} = i.${key}
    where s.place = 'transactions' and i.customer_id = i.${key} and ${isShared}`;
}

function inKinds(of: Part, kinds: readonly KeyKind[], dialect: Dialect): Sql {
  const places = keySpaces.flatMap(({ kind }, place) => (kinds.includes(kind) ? [sql`${place}`] : []));
  return sql`(${spaceOf(of, dialect)}) in (${join(places)})`;
}

/** Which of these identifiers stand in the table as a customer's. */
export function standing(
  table: TableOfCustomers | 'identity_links',
  column: 'customer_id' | 'key' | 'other',
  keys: readonly string[],
): Sql {
  return sql`select distinct ${ident(column)} as ${key} from ${ident(table)} where ${ident(column)} in (${join(keys)}) order by 1`;
}
