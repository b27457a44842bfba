import { canonicalTables, ident, join, raw, type Sql, sql } from '../warehouse/index.ts';

/** Table `transactions` with category and brand of the list of products where the orders themselves name none. */
export function describedTransactions(): Sql {
  // Named one by one: of `t.*` over a join ClickHouse calls the columns `t.customer_id` and so on.
  const columns = canonicalTables.transactions.map(({ name }) => {
    const own = sql`${raw('t')}.${ident(name)}`;
    const described = name === 'category' || name === 'brand';
    return sql`${described ? sql`coalesce(${own}, ${raw('p')}.${ident(name)})` : own} as ${ident(name)}`;
  });
  return sql`select ${join(columns)} from transactions t left join products p on p.product_id = t.product_id`;
}
