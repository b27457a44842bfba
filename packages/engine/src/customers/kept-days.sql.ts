import { type DuckDbWarehouse, ident, literal, raw, render, type Sql, sql } from '../warehouse/index.ts';
import { createByPart, partsOf } from './days-by-part.sql.ts';
import { customerBreadth, type LinesOptions, measuredLines, purchaseDays } from './purchase-days.sql.ts';

/** The tables that one customer's lines decide, each by the statement that makes it. */
const tables: Readonly<Record<string, (lines: LinesOptions) => Sql>> = {
  purchase_days: purchaseDays,
  customer_breadth: customerBreadth,
};

const prints = 'customer_prints';
const changed = 'changed_customers';

/** The statements, and the version of the engine that carries them out: what others made is not taken over. */
export async function maker(warehouse: DuckDbWarehouse, lines: LinesOptions): Promise<string> {
  const [row] = await warehouse.rows(sql`select version() as version`, { version: 'text' });
  const statements = [printsOf(lines), ...Object.values(tables).map((query) => query(lines))];
  return [row!.version, ...statements.map((statement) => render(statement, () => '?').text)].join('\n');
}

/**
 * What all lines of a customer come to: a customer with the same lines as before has the same days as before. Covers
 * everything that the tables are made from, so that a line that came, went, changed its customer, its price, its product's
 * category or its rate of exchange changes it.
 */
function printsOf(lines: LinesOptions): Sql {
  const columns =
    'transaction_id, day, worth, amount, paid, purchase, quantity, discount, refunded, category, brand';
  return sql`select customer_id, count(*) as lines, sum(hash(${raw(columns)})) as print
    from (${measuredLines(lines)}) lines group by customer_id`;
}

/** All tables anew. */
export async function makeDays(warehouse: DuckDbWarehouse, lines: LinesOptions): Promise<void> {
  const parts = await partsOf(warehouse);
  for (const [name, query] of Object.entries(tables))
    await createByPart(warehouse, name, query, lines, parts);
}

/** What is kept with them. */
export async function printCustomers(warehouse: DuckDbWarehouse, lines: LinesOptions): Promise<void> {
  await warehouse.create(prints, printsOf(lines));
}

/** The tables of an earlier run where a customer's lines are the same, and made anew where they are not. */
export async function takeOverDays(
  warehouse: DuckDbWarehouse,
  lines: LinesOptions,
  path: string,
): Promise<void> {
  await warehouse.run(sql`attach ${literal(path)} as kept_days (read_only)`);
  try {
    await warehouse.create(prints, printsOf(lines));
    await warehouse.create(
      changed,
      sql`select n.customer_id from ${ident(prints)} n anti join kept_days.${ident(prints)} k
        on k.customer_id = n.customer_id and k.lines = n.lines and k.print = n.print`,
    );
    for (const [name, query] of Object.entries(tables))
      await warehouse.create(
        name,
        sql`select k.* from kept_days.${ident(name)} k
            semi join (from ${ident(prints)} anti join ${ident(changed)} using (customer_id)) same using (customer_id)
          union all by name
          (${query({ ...lines, only: ident(changed) })})`,
      );
  } finally {
    await warehouse.drop(changed);
    await warehouse.run(sql`detach kept_days`);
  }
}

/** Copies the tables into a database file of their own, for the next run. */
export async function writeDays(warehouse: DuckDbWarehouse, path: string): Promise<void> {
  await warehouse.run(sql`attach ${literal(path)} as keeping (storage_version 'latest')`);
  try {
    for (const name of [prints, ...Object.keys(tables)])
      await warehouse.run(sql`create table keeping.${ident(name)} as from ${ident(name)}`);
    await warehouse.run(sql`checkpoint keeping`);
  } finally {
    await warehouse.run(sql`detach keeping`);
  }
  await warehouse.drop(prints);
}
