import { type Dialect, ident, join, type Sql, sql } from '../../warehouse/index.ts';

const key = ident('key');
const rows = ident('rows');

const oneOf = (values: readonly string[]) => sql`(${join(values)})`;

/** Which identifiers a question is about: all of one customer, or those that one rule joined, or all that were joined. */
export interface MergesSought {
  readonly customer?: string | undefined;
  readonly rule?: string | undefined;
}

function sought({ customer, rule }: MergesSought): Sql {
  const conditions = [
    customer === undefined ? sql`via is not null` : sql`customer_id = ${customer}`,
    ...(rule === undefined ? [] : [sql`rule = ${rule}`]),
  ];
  return join(conditions, ' and ');
}

/** One row: how many there are. */
export function identifierCount(which: MergesSought): Sql {
  return sql`select count(*) as total from identities where ${sought(which)}`;
}

/** A page of them, each with what joined it; of one customer the identifier that names it comes first. */
export function identifierPage(
  which: MergesSought,
  { offset, limit }: { readonly offset: number; readonly limit: number },
  dialect: Dialect,
): Sql {
  return sql`select ${key}, customer_id, rule, via, source, ${rows}, ${dialect.cast(sql`first_at`, 'day')} as since
    from identities where ${sought(which)}
    order by customer_id, case when via is null then 0 else 1 end, ${key} limit ${limit} offset ${offset}`;
}

/** To which customer each of these identifiers belongs, and whether it is what names that customer. */
export function customersOfKeys(keys: readonly string[]): Sql {
  return sql`select ${key}, customer_id from identities where ${key} in ${oneOf(keys)} order by ${key}`;
}

/** The identifiers of these customers, at most so many of each. */
export function keysOfCustomers(customers: readonly string[], most: number): Sql {
  return sql`select ${key}, customer_id from (
      select ${key}, customer_id, row_number() over (partition by customer_id order by case when via is null then 0 else 1 end, ${key}) as place
      from identities where customer_id in ${oneOf(customers)}
    ) placed where place <= ${most} order by customer_id, ${key}`;
}

/** Addresses and numbers in clear that came in a row with one of these identifiers. */
export function contactsNear(keys: readonly string[], links: boolean): Sql {
  const near = links
    ? sql`customer_id in ${oneOf(keys)} or customer_id in (select ${key} from identity_links where other in ${oneOf(keys)})`
    : sql`customer_id in ${oneOf(keys)}`;
  return sql`select distinct email, phone from contacts where (email is not null or phone is not null) and (${near})
    order by email nulls last, phone nulls last`;
}

/** What people are called, and where they live, by identifier. */
export function namesOf(keys: readonly string[]): Sql {
  return sql`select distinct customer_id as ${key}, first_name, last_name, street, postal_code, city from contacts
    where customer_id in ${oneOf(keys)} and (last_name is not null or first_name is not null or city is not null or street is not null)
    order by ${key}, last_name nulls last, first_name nulls last, city nulls last, street nulls last, postal_code nulls last`;
}

/** How often these customers bought, and when last. */
export function purchasesOf(customers: readonly string[]): Sql {
  return sql`select customer_id, orders, last_purchase from customer_facts where customer_id in ${oneOf(customers)} order by customer_id`;
}

/** The identifiers of the rows that hold one of these addresses or numbers, and those of the address or number itself. */
export function customersByContact(
  {
    emails,
    phones,
    keys,
  }: {
    readonly emails: readonly string[];
    readonly phones: readonly string[];
    readonly keys: readonly string[];
  },
  tables: { readonly contacts: boolean; readonly identities: boolean },
): Sql {
  const given = [
    ...(emails.length > 0 ? [sql`email in ${oneOf(emails)}`] : []),
    ...(phones.length > 0 ? [sql`phone in ${oneOf(phones)}`] : []),
  ];
  const named = join(
    keys.map((one) => sql`select ${one} as ${key}`),
    ' union all ',
  );
  const found = tables.contacts
    ? sql`${named} union all select customer_id as ${key} from contacts where ${join(given, ' or ')}`
    : named;
  return tables.identities
    ? sql`select distinct coalesce(i.customer_id, f.${key}) as customer_id from (${found}) f left join identities i on i.${key} = f.${key}
        order by customer_id`
    : sql`select distinct f.${key} as customer_id from (${found}) f order by customer_id`;
}
