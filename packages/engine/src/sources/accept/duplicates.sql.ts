import {
  canonicalTables,
  type DuckDbWarehouse,
  deleteRows,
  ident,
  join,
  type Part,
  raw,
  type Sql,
  sql,
} from '../../warehouse/index.ts';

import type { SourceKind } from '../source-report.ts';

/**
 * What makes a row a repetition of another, beyond `identity`; null for kinds whose rows may repeat, and for customers,
 * whose rows are merged.
 */
const keys: Readonly<Record<SourceKind, readonly string[] | null>> = {
  transactions: ['transaction_id', 'line'],
  customers: null,
  products: ['product_id'],
  consents: ['customer_id', 'purpose', 'at'],
  costs: null,
  interactions: ['message_id'],
  campaigns: ['campaign_id'],
  exposures: ['customer_id', 'campaign_id', 'at'],
};

/** Rows that cannot repeat one another have no key. */
const keyed = (kind: SourceKind): Sql => {
  if (kind === 'transactions') return sql`transaction_id is not null`;
  return kind === 'interactions' ? sql`message_id is not null` : sql`true`;
};

/**
 * Finds the rows that repeat another into the temporary table `sources_repeated`: `row`, `file`, and `is_conflict`
 * when its content differs from the row that stays. Which row stays is decided by content, so the order of rows
 * cannot matter. Where nothing repeats, this costs one pass over one column of whole numbers.
 *
 * @returns false when there are none; the table does not exist then
 */
export async function findRepeated(
  warehouse: DuckDbWarehouse,
  table: string,
  kind: SourceKind,
): Promise<boolean> {
  const key = keys[kind];
  if (key === null) return false;
  await warehouse.create(
    'sources_suspects',
    sql`select identity from ${ident(table)} where ${keyed(kind)} group by identity having count(*) > 1`,
  );
  const [suspects] = await warehouse.rows(sql`select count(*) as n from sources_suspects`, { n: 'count' });
  if (suspects!.n > 0) {
    const names = canonicalTables[kind].map(({ name }) => ident(name));
    // Without a line, an order's rows are the same only when every field is; `identity` holds the unused fields too.
    const group: Part[] = [ident('identity'), ...key.map((name) => ident(name))];
    if (kind === 'transactions') group.push(raw('case when line is null then content end'));
    // Of two exports of one order, the later one knows of more refunds.
    const order = kind === 'transactions' ? sql`refunded desc nulls last, ${join(names)}` : join(names);
    await warehouse.create(
      'sources_repeated',
      sql`select row, file, content <> kept as is_conflict from (
        select row, file, content, first_value(content) over same as kept, row_number() over same as place
        from (select *, rowid as row, hash(${join(names)}) as content from ${ident(table)}
              where ${keyed(kind)} and identity in (select identity from sources_suspects))
        window same as (partition by ${join(group)} order by ${order}, file, row))
      where place > 1`,
    );
  }
  await warehouse.drop('sources_suspects');
  return suspects!.n > 0;
}

export async function countRepeated(warehouse: DuckDbWarehouse) {
  return warehouse.rows(
    sql`select file, is_conflict, count(*) as rows from sources_repeated group by all order by all`,
    { file: 'count', is_conflict: 'flag', rows: 'count' },
  );
}

export const isRepeated = sql`rowid in (select row from sources_repeated)`;

export async function removeRepeated(warehouse: DuckDbWarehouse, table: string): Promise<void> {
  await deleteRows(warehouse, table, isRepeated);
  await warehouse.drop('sources_repeated');
}

/** Rows without an order id that equal another in every field, beyond the first of each. */
export async function countIdenticalWithoutId(warehouse: DuckDbWarehouse, table: string): Promise<number> {
  const [answer] = await warehouse.rows(
    sql`select coalesce(cast(sum(n - 1) as bigint), 0) as rows from (
        select count(*) as n from ${ident(table)} where transaction_id is null group by identity)`,
    { rows: 'count' },
  );
  return answer!.rows;
}
