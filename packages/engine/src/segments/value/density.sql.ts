import { type Dialect, double, join, raw, type Sql, sql } from '../../warehouse/index.ts';

/** One row: where most customers lie, by quantiles of past-year spending (of spenders) and of growth (where known). */
export function gridExtent(tail: number, dialect: Dialect): Sql {
  const quantile = (column: string, probability: number, over: Sql) =>
    sql`(select ${dialect.quantile(raw(column), probability)} from customer_facts where ${over})`;
  const spending = sql`past_year_revenue > 0`;
  const known = sql`growth is not null`;
  return sql`select ${quantile('past_year_revenue', tail, spending)} as value_low,
      ${quantile('past_year_revenue', 1 - tail, spending)} as value_high,
      ${quantile('growth', tail, known)} as growth_low, ${quantile('growth', 1 - tail, known)} as growth_high`;
}

/**
 * A row a class of value and of growth that holds anybody. Classes count from 0; each holds its lower edge, the first
 * also what lies below it and the last what lies above. `growth_class` is null where growth is not known.
 */
export function gridDensity(
  valueEdges: readonly number[],
  growthEdges: readonly number[],
  dialect: Dialect,
): Sql {
  const classOf = (column: string, edges: readonly number[]) => {
    const inner = edges.slice(1, -1);
    if (inner.length === 0) return sql`0`;
    const value = dialect.toDouble(raw(column));
    return join(
      inner.map((edge) => sql`case when ${value} >= ${double(edge)} then 1 else 0 end`),
      ' + ',
    );
  };
  return sql`select value_class, growth_class, count(*) as customers from (
      select ${classOf('past_year_revenue', valueEdges)} as value_class,
        case when growth is not null then ${classOf('growth', growthEdges)} end as growth_class
      from customer_facts
    ) classes group by value_class, growth_class order by value_class, growth_class`;
}
