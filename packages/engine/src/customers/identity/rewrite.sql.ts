import { canonicalTables, type Dialect, ident, join, type Sql, sql } from '../../warehouse/index.ts';
import { spaceOf } from './key-graph.sql.ts';

const key = ident('key');
const rows = ident('rows');

/** The canonical tables in which `customer_id` is a key at first. */
export const tablesOfCustomers = [
  'transactions',
  'customers',
  'consents',
  'costs',
  'interactions',
  'exposures',
] as const satisfies readonly (keyof typeof canonicalTables)[];

export type TableOfCustomers = (typeof tablesOfCustomers)[number];

/** The table `identity_seen`: in which tables each identifier of `identities` stands, and in how many rows. */
export function identitySeen(tables: readonly TableOfCustomers[]): Sql {
  const seen = tables.map(
    (
      table,
    ) => sql`select ${table} as place, t.customer_id as ${key}, count(*) as ${rows} from ${ident(table)} t
      where t.customer_id in (select ${key} from identities) group by t.customer_id`,
  );
  return join(seen, ' union all ');
}

/** The tables that hold an identifier whose customer has another name, and in how many rows. */
export function tablesToRewrite(): Sql {
  return sql`select s.place as place, sum(s.${rows}) as changed from identity_seen s join identities i on i.${key} = s.${key}
    where i.customer_id <> i.${key} group by s.place order by place`;
}

/** Identifiers that name somebody in the orders or the list of customers, and how many customers they are. */
export function customerCounts(): Sql {
  return sql`select count(distinct i.${key}) as before, count(distinct i.customer_id) as after
    from identity_seen s join identities i on i.${key} = s.${key} where s.place in ('transactions', 'customers')`;
}

/** A table with the customers' names in the place of their identifiers. */
export function withCustomers(table: TableOfCustomers): Sql {
  const columns = canonicalTables[table].map(({ name }) =>
    name === 'customer_id'
      ? sql`coalesce(i.customer_id, t.customer_id) as customer_id`
      : sql`t.${ident(name)} as ${ident(name)}`,
  );
  return sql`select ${join(columns)} from ${ident(table)} t left join identities i on i.${key} = t.customer_id`;
}

/** The embedded engine alone: the rows of a table that change are taken out, and put back changed. */
export function moveRows(table: TableOfCustomers): {
  readonly take: Sql;
  readonly taken: Sql;
  readonly add: Sql;
} {
  const changed = sql`(select ${key}, customer_id as name from identities where customer_id <> ${key})`;
  return {
    take: sql`select t.* replace (i.name as customer_id) from ${ident(table)} t join ${changed} i on i.${key} = t.customer_id`,
    taken: sql`customer_id in (select ${key} from identities where customer_id <> ${key})`,
    add: sql`insert into ${ident(table)} by name select * from identity_moved`,
  };
}

export const customerAttributes = canonicalTables.customers
  .filter(({ optional }) => optional)
  .map(({ name }) => name);

/** The rows of the customer list that become one with others, by the strength of the identifier that each stands under. */
function merging(dialect: Dialect): Sql {
  return sql`select i.customer_id as person, c.*,
      row_number() over (partition by i.customer_id order by ${spaceOf(sql`c.customer_id`, dialect)}, c.customer_id) as place
    from customers c join identities i on i.${key} = c.customer_id`;
}

/**
 * The list of customers with one row a customer: each column has the value of the strongest identifier that knows one.
 * Rows of identifiers that nothing joins pass as they are.
 */
export function mergedCustomers(dialect: Dialect): Sql {
  const plain = customerAttributes.map((name) => sql`c.${ident(name)} as ${ident(name)}`);
  const merged = customerAttributes.map((name) => sql`argMin(${ident(name)}, place) as ${ident(name)}`);
  return sql`select c.customer_id as customer_id, ${join(plain)} from customers c
      where c.customer_id not in (select ${key} from identities)
    union all
    select person as customer_id, ${join(merged)} from (${merging(dialect)}) merging group by person`;
}

/** For each column of the customer list: how many of the customers to be merged have two values in it. */
export function contradictions(dialect: Dialect): Sql {
  const counts = customerAttributes.map(
    (name) => sql`sum(case when ${ident(name)} > 1 then 1 else 0 end) as ${ident(name)}`,
  );
  const values = customerAttributes.map((name) => sql`count(distinct ${ident(name)}) as ${ident(name)}`);
  return sql`select ${join(counts)} from (
      select ${join(values)} from (${merging(dialect)}) merging
      where person in (
        select i.customer_id from identity_seen s join identities i on i.${key} = s.${key}
        where s.place = 'customers' group by i.customer_id having count(*) > 1
      )
      group by person
    ) people`;
}
