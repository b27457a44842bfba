import { literalRe2 } from '@attune/sdk';
import { type Dialect, ident, join, type Sql, sql } from '../warehouse/index.ts';

export interface Sought {
  /** A condition of a rule; none: all customers. */
  readonly predicate: Sql | undefined;
  /** Part of an id, in any case; every character stands for itself. */
  readonly search: string | undefined;
  /** Customers of whom the text is an address or a number. */
  readonly ids: readonly string[];
}

/** Whether nothing narrows them down. */
export function isEverybody({ predicate, search }: Sought): boolean {
  return predicate === undefined && search === undefined;
}

function condition({ predicate, search, ids }: Sought, dialect: Dialect): Sql {
  const parts = [
    ...(predicate ? [predicate] : []),
    ...(search === undefined ? [] : [found(search, ids, dialect)]),
  ];
  return parts.length === 0 ? sql`true` : join(parts, ' and ');
}

function found(search: string, ids: readonly string[], dialect: Dialect): Sql {
  const byId = dialect.matches(ident('customer_id'), `(?i)${literalRe2(search)}`);
  return ids.length === 0 ? byId : sql`(${byId} or ${ident('customer_id')} in (${join(ids)}))`;
}

/** One row: how many customers are meant. */
export function soughtCount(sought: Sought, dialect: Dialect): Sql {
  return sql`select count(*) as customers from customer_facts where ${condition(sought, dialect)}`;
}

export interface Page {
  readonly columns: readonly string[];
  readonly sort: string;
  readonly descending: boolean;
  readonly offset: number;
  readonly limit: number;
}

/**
 * A page of them: an exact id first, or whose address or number it is, then by a fact (empty ones last), ties by id. Each row also says how many are meant
 * (`total`), so that they are looked through once; not where everybody is meant, who need not be counted, and not on a
 * page behind the last one, which has no row to say it.
 */
export function soughtPage(sought: Sought, page: Page, dialect: Dialect): Sql {
  const direction = page.descending ? sql`desc` : sql`asc`;
  const exact =
    sought.search === undefined
      ? sql``
      : sql`case when ${ident('customer_id')} in (${join([sought.search, ...sought.ids])}) then 0 else 1 end,`;
  return sql`select ${join(page.columns.map(ident))}, ${isEverybody(sought) ? sql`null` : sql`count(*) over ()`} as total from customer_facts
    where ${condition(sought, dialect)}
    order by ${exact} ${ident(page.sort)} ${direction} nulls last, ${ident('customer_id')}
    limit ${page.limit} offset ${page.offset}`;
}
