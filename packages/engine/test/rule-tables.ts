import type { Catalogue, Customer, Field, Rule } from '../src/rules/index.ts';
import { ruleSql } from '../src/rules/index.ts';
import { type ColumnKind, ident, type Row, type Shape, sql, type Warehouse } from '../src/warehouse/index.ts';

/** Customers by id, as the evaluator sees them. */
export type Customers = Readonly<Record<string, Customer>>;

function shapeOf(fields: readonly Field[]): Shape {
  const columns = fields
    .filter(({ type }) => type !== 'list')
    .map(({ name, type }): [string, `${ColumnKind}?`] => [name, `${type === 'list' ? 'text' : type}?`]);
  return { customer_id: 'text', ...Object.fromEntries(columns) };
}

function rowOf<S extends Shape>(shape: S, id: string, values: Readonly<Record<string, unknown>>): Row<S> {
  const columns = Object.keys(shape).map((name) => [
    name,
    name === 'customer_id' ? id : (values[name] ?? null),
  ]);
  return Object.fromEntries(columns) as Row<S>;
}

/** Writes the customers as the tables that rules are asked of. */
export async function writeRuleTables(
  warehouse: Warehouse,
  catalogue: Catalogue,
  customers: Customers,
): Promise<void> {
  const facts = shapeOf(catalogue.fields);
  const everyone = Object.entries(customers);
  await warehouse.createFrom(
    'customer_facts',
    facts,
    everyone.map(([id, { attributes }]) => rowOf(facts, id, attributes)),
  );
  for (const table of catalogue.events) {
    const shape: Shape = { ...shapeOf(table.columns), [table.day]: 'day?' };
    const rows = everyone.flatMap(([id, { events }]) =>
      (events[table.name] ?? []).map((event) => rowOf(shape, id, event)),
    );
    await warehouse.createFrom(table.name, shape, rows);
  }
}

/** The ids that pass the rule in the warehouse, in order. Fails when the rule is null for a row. */
export async function idsInWarehouse(warehouse: Warehouse, rule: Rule, asOf: string): Promise<string[]> {
  const result = ruleSql(rule, { dialect: warehouse.dialect, asOf });
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  const rows = await warehouse.rows(
    sql`select customer_id as id, ${result.predicate} as passes from ${ident('customer_facts')} order by customer_id`,
    { id: 'text', passes: 'flag' },
  );
  return rows.filter(({ passes }) => passes).map(({ id }) => id);
}
