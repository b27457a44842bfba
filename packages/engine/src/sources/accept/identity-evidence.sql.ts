import {
  type DuckDbWarehouse,
  ident,
  identityTables,
  join,
  raw,
  type Sql,
  sql,
} from '../../warehouse/index.ts';
import type { PreparedFile } from '../files/prepare-file.ts';
import { identifiersIn } from '../values/person-keys.sql.ts';
import type { LandedFile } from './land-file.ts';

/** The column that says when, by kind of file. */
const moments: Readonly<Record<string, string>> = {
  transactions: 'at',
  customers: 'created_at',
  consents: 'at',
  interactions: 'at',
};

/**
 * Writes down what the files say of who is who, in `identity_links` and `contacts`, before the columns that say it are
 * dropped from the landing tables. Rejected rows say nothing. A table that would be empty is not made.
 */
export async function writeIdentityEvidence(
  warehouse: DuckDbWarehouse,
  files: readonly LandedFile[],
): Promise<void> {
  const seen = new Map<PreparedFile, { pairs: Sql[]; isRepeated: boolean }>();
  const contacts: Sql[] = [];
  for (const file of files) {
    const columns = new Set(file.personColumns);
    if (columns.size === 0) continue;
    const from = sql`${ident(file.table)}`;
    const pairs = identifiersIn(columns).map(({ rule, key }) => pairsOf(file, from, rule, key));
    const before = seen.get(file.plan.file)?.pairs ?? [];
    const isRepeated = before.length > 0 || file.rejected.record === 'record';
    seen.set(file.plan.file, { pairs: [...before, ...pairs], isRepeated });
    const given = identityTables.contacts.filter(({ name }) => columns.has(name));
    if (given.length > 0) contacts.push(contactsOf(file, from, new Set(given.map(({ name }) => name))));
  }
  const links = [...seen].flatMap(([file, found]) => linksOf(file, found));
  await createOr(warehouse, 'identity_links', links, linkOrder);
  await createOr(warehouse, 'contacts', contacts, contactOrder);
}

const linkOrder = sql`"key", other, rule, source`;
const contactOrder = join(identityTables.contacts.map(({ name }) => ident(name)));

function pairsOf({ plan, rejected }: LandedFile, from: Sql, rule: string, key: Sql): Sql {
  const moment = moments[plan.kind];
  return sql`select customer_id as "key", ${key} as other, ${raw(`'${rule}'`)} as rule, ${ident(rejected.record)} as record,
      cast(${moment ? ident(moment) : raw('null')} as timestamp) as moment
    from ${from} where problem = 0 and customer_id is not null and ${key} is not null and ${key} <> customer_id`;
}

/** A row of the file that is read as several kinds, or as several lines, says it once. */
function linksOf(
  file: PreparedFile,
  { pairs, isRepeated }: { readonly pairs: readonly Sql[]; readonly isRepeated: boolean },
): Sql[] {
  if (pairs.length === 0) return [];
  const rows = sql`(${join(pairs, ' union all ')})`;
  const once = sql`(select "key", other, rule, record, min(moment) as moment from ${rows} group by "key", other, rule, record)`;
  return [
    sql`select "key", other, rule, ${file.input.name} as source, cast(count(*) as bigint) as rows, min(moment) as first_at
      from ${isRepeated ? once : rows} group by "key", other, rule`,
  ];
}

function contactsOf({ plan }: LandedFile, from: Sql, given: ReadonlySet<string>): Sql {
  const columns = identityTables.contacts.map(({ name }) => {
    const isGiven =
      name === 'customer_id' || given.has(name) || (name === 'country' && plan.kind === 'customers');
    return sql`${isGiven ? ident(name) : raw('cast(null as varchar)')} as ${ident(name)}`;
  });
  const filled = join(
    [...given].map((name) => sql`${ident(name)} is not null`),
    ' or ',
  );
  return sql`select distinct ${join(columns)} from ${from} where problem = 0 and customer_id is not null and (${filled})`;
}

async function createOr(
  warehouse: DuckDbWarehouse,
  table: string,
  parts: readonly Sql[],
  order: Sql,
): Promise<void> {
  await warehouse.drop(table);
  if (parts.length === 0) return;
  const all = join(parts, ' union all ');
  const rows = table === 'contacts' ? sql`select distinct * from (${all})` : all;
  await warehouse.create(table, sql`select * from (${rows}) order by ${order}`);
  const [count] = await warehouse.rows(sql`select count(*) as n from ${ident(table)}`, { n: 'count' });
  if (count!.n === 0) await warehouse.drop(table);
}
