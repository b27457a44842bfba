import { join, raw, type Sql, sql } from '../warehouse/index.ts';
import type { FactContext } from './fact-column.ts';
import { attributeNames, customerFacts } from './fact-columns.sql.ts';
import { withGrowthRates } from './growth.sql.ts';

/**
 * Table `customer_facts`, from `customer_history`, `customer_breadth` and, where it exists, `customers`.
 * The history's own columns stay beside the facts until the end, because formulas use both.
 */
export function customerFactsTable(context: FactContext, attributes: boolean): Sql {
  const { dialect } = context;
  const typed = (name: string) => customerFacts.find((fact) => fact.name === name)?.type ?? 'text';
  const given = attributeNames.map((name) =>
    attributes
      ? sql`${raw(`c.${name}`)} as ${raw(name)}`
      : sql`${dialect.cast(null, typed(name))} as ${raw(name)}`,
  );
  // One join at a time: with `h.*` over two joins ClickHouse calls the columns `h.customer_id` and so on.
  const withBreadth = sql`select h.*, b.categories as categories, b.brands as brands
    from customer_history h left join customer_breadth b on b.customer_id = h.customer_id`;
  const history = sql`select h.*, ${join(given)} from (${withBreadth}) h
    ${attributes ? sql`left join customers c on c.customer_id = h.customer_id` : sql``}`;
  const expressions = (level: 'plain' | 'ranked') =>
    customerFacts
      .filter((fact) => fact.level === level)
      .map((fact) => sql`${dialect.cast(fact.sql(context), fact.type)} as ${raw(fact.name)}`);
  const plainNames = customerFacts.filter(({ level }) => level === 'plain').map(({ name }) => raw(name));
  return sql`select ${join([...plainNames, ...expressions('ranked')])}
    from (select ${join(expressions('plain'))} from (${withGrowthRates(history, context)}) history) facts`;
}
