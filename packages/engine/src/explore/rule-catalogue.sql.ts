import { type Dialect, ident, join, type Part, type Sql, sql } from '../warehouse/index.ts';

/** For each field the values that most customers have, up to `most` of each: field, value, customers. */
export function factValues(names: readonly string[], most: number): Sql {
  return join(
    names.map(
      (name) => sql`select field, value, customers from (
        select ${name} as field, ${ident(name)} as value, count(*) as customers from customer_facts
        where ${ident(name)} is not null group by ${ident(name)}
        order by customers desc, value limit ${most}
      ) ${ident(`values_of_${name}`)}`,
    ),
    ' union all ',
  );
}

/** The same for columns of the order lines; customers are counted once a value. */
export function lineValues(names: readonly string[], asOf: Part, most: number): Sql {
  return join(
    names.map(
      (name) => sql`select field, value, customers from (
        select ${name} as field, value, count(*) as customers from (
          select ${ident(name)} as value, customer_id from transactions
          where ${ident(name)} is not null and day <= ${asOf} group by ${ident(name)}, customer_id
        ) pairs group by value order by customers desc, value limit ${most}
      ) ${ident(`values_of_${name}`)}`,
    ),
    ' union all ',
  );
}

/** One row: the least and the greatest value of each field, as `<field>_low` and `<field>_high`. */
export function factRanges(names: readonly string[], dialect: Dialect): Sql {
  const ends = names.flatMap((name) => [
    sql`min(${dialect.toDouble(ident(name))}) as ${ident(`${name}_low`)}`,
    sql`max(${dialect.toDouble(ident(name))}) as ${ident(`${name}_high`)}`,
  ]);
  return sql`select ${join(ends)} from customer_facts`;
}
