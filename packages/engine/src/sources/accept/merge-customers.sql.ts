import { canonicalTables, type DuckDbWarehouse, ident, join, sql } from '../../warehouse/index.ts';

const attributes = canonicalTables.customers.filter(({ optional }) => optional).map(({ name }) => name);

/**
 * Makes one row of all rows about one customer, in whatever files they stand: a list from the shop, another from the
 * loyalty programme, and the answers of a survey. Each column takes its first value, files in the order of their
 * names and the rows of a file by content, so that the order of its rows cannot matter. Where no customer stands
 * twice, this costs one pass over one column of whole numbers.
 *
 * The rows that were merged stay in the temporary table `sources_same_customer`, with `adds`: whether the row is the
 * first of its customer, fills a column that was empty until then, or tells of its person what no row before it did: a
 * further e-mail address links a customer with other purchases, though `customers` has no column for it.
 *
 * @param people columns of the table that tell of a person; the merged rows have nothing in them
 * @returns false when no customer stands twice; the temporary table does not exist then
 */
export async function mergeCustomers(
  warehouse: DuckDbWarehouse,
  table: string,
  people: readonly string[],
): Promise<boolean> {
  await warehouse.create(
    'sources_suspects',
    sql`select identity from ${ident(table)} group by identity having count(*) > 1`,
  );
  const [suspects] = await warehouse.rows(sql`select count(*) as n from sources_suspects`, { n: 'count' });
  const found = suspects!.n > 0;
  if (found) {
    const names = join([...attributes, ...people].map(ident));
    const fills = attributes.map(
      (name) => sql`(${ident(name)} is not null and count(${ident(name)}) over before_it = 0)`,
    );
    const tells = people.map(
      (name) =>
        sql`(${ident(name)} is not null and row_number() over (partition by customer_id, ${ident(name)} order by place) = 1)`,
    );
    await warehouse.create(
      'sources_same_customer',
      sql`select *, place = 1 or ${join([...fills, ...tells], ' or ')} as adds
          from (select *, row_number() over (partition by customer_id order by file, ${names}, rowid) as place
                from ${ident(table)} where identity in (select identity from sources_suspects))
          window before_it as (partition by customer_id order by place rows between unbounded preceding and 1 preceding)`,
    );
    const merged = attributes.map(
      (name) =>
        sql`first(${ident(name)} order by place) filter (where ${ident(name)} is not null) as ${ident(name)}`,
    );
    await warehouse.run(
      sql`delete from ${ident(table)} where identity in (select identity from sources_suspects)`,
    );
    await warehouse.run(
      sql`insert into ${ident(table)} by name
          select customer_id, ${join(merged)} from sources_same_customer group by customer_id order by customer_id`,
    );
  }
  await warehouse.drop('sources_suspects');
  return found;
}

/** Rows that add nothing to the rows before them, per file. */
export function countMerged(warehouse: DuckDbWarehouse) {
  return warehouse.rows(
    sql`select file, count(*) as rows from sources_same_customer where not adds group by file order by file`,
    { file: 'count', rows: 'count' },
  );
}

/** Customers for whom a column has more than one value, for each column where there are any. */
export async function countContradictions(
  warehouse: DuckDbWarehouse,
): Promise<{ column: string; customers: number }[]> {
  const counts = attributes.map((name) => sql`count(*) filter (where ${ident(name)} > 1) as ${ident(name)}`);
  const values = attributes.map((name) => sql`count(distinct ${ident(name)}) as ${ident(name)}`);
  const shape = Object.fromEntries(attributes.map((name) => [name, 'count' as const]));
  const [row] = await warehouse.rows(
    sql`select ${join(counts)} from (select ${join(values)} from sources_same_customer group by customer_id)`,
    shape,
  );
  return attributes
    .map((column) => ({ column, customers: row?.[column] ?? 0 }))
    .filter(({ customers }) => customers > 0);
}
