import { type Dialect, ident, raw, type Sql, sql } from '../../warehouse/index.ts';

/** E-mail addresses in clear that a pattern finds, each once. */
export function contactsLike(pattern: string, dialect: Dialect): Sql {
  return sql`select value from (
      select distinct ${dialect.lower(sql`trim(email)`)} as value from contacts where email is not null
    ) given where ${dialect.matches(raw('value'), pattern)} order by value`;
}

/** Addresses and numbers that came with more last names than one person has: the till of a shop, say. */
export function keysOfManyNames(most: number, dialect: Dialect): Sql {
  const key = raw('customer_id');
  return sql`select ${key} as ${ident('key')} from (
      select distinct ${key}, ${dialect.lower(sql`trim(last_name)`)} as name from contacts
      where last_name is not null and (${dialect.startsWith(key, 'email:')} or ${dialect.startsWith(key, 'phone:')})
    ) named group by ${key} having count(*) > ${most} order by ${key}`;
}

/** The nodes of the keys in `identity_placeholders`. */
export function placeholderNodes(): Sql {
  return sql`select n.node from identity_nodes n join identity_placeholders p on p.${ident('key')} = n.${ident('key')} order by n.node`;
}
