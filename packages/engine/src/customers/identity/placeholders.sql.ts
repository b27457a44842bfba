import { type Dialect, ident, raw, type Sql, sql } from '../../warehouse/index.ts';
import type { PlaceholderPatterns } from './placeholders.ts';

/** E-mail addresses in clear that stand for nobody, each once. */
export function placeholderEmails({ email, address }: PlaceholderPatterns, dialect: Dialect): Sql {
  return sql`select value from (
      select distinct ${dialect.lower(sql`trim(email)`)} as value from contacts where email is not null
    ) given where ${dialect.matches(raw('value'), email)} or not ${dialect.matches(raw('value'), address)} order by value`;
}

/** The same for phone numbers. */
export function placeholderPhones({ phone }: PlaceholderPatterns, dialect: Dialect): Sql {
  return sql`select value from (select distinct trim(phone) as value from contacts where phone is not null) given
    where ${dialect.matches(raw('value'), phone)} order by value`;
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
