import { type Dialect, double, ident, join, perCustomer, type Sql, sql } from '../../warehouse/index.ts';
import type { Outlook } from './outlook.ts';

/**
 * One row: where most customers lie, by quantiles of past-year spending (of spenders) and of the outlook (where known;
 * in money, where there is any).
 */
export function gridExtent(tail: number, outlook: Outlook, dialect: Dialect): Sql {
  const quantile = (column: string, probability: number, over: Sql) =>
    sql`(select ${dialect.quantile(ident(column), probability)} from customer_facts where ${over})`;
  const spending = sql`past_year_revenue > 0`;
  const known =
    outlook.unit === 'money' ? sql`${ident(outlook.column)} > 0` : sql`${ident(outlook.column)} is not null`;
  return sql`select ${quantile('past_year_revenue', tail, spending)} as value_low,
      ${quantile('past_year_revenue', 1 - tail, spending)} as value_high,
      ${quantile(outlook.column, tail, known)} as outlook_low, ${quantile(outlook.column, 1 - tail, known)} as outlook_high`;
}

/**
 * A row a class of value and of the outlook that holds anybody. Classes count from 0; each holds its lower edge, the first
 * also what lies below it and the last what lies above. `outlook_class` is null where it is not known.
 */
export function gridDensity(
  valueEdges: readonly number[],
  outlookEdges: readonly number[],
  { column }: Outlook,
  dialect: Dialect,
): Sql {
  const classOf = (name: string, edges: readonly number[]) => {
    const inner = edges.slice(1, -1);
    if (inner.length === 0) return sql`0`;
    const value = dialect.toDouble(ident(name));
    return join(
      inner.map((edge) => sql`case when ${value} >= ${double(edge)} then 1 else 0 end`),
      ' + ',
    );
  };
  return sql`select value_class, outlook_class, count(*) as customers from ${perCustomer(sql`
      select ${classOf('past_year_revenue', valueEdges)} as value_class,
        case when ${ident(column)} is not null then ${classOf(column, outlookEdges)} end as outlook_class
      from customer_facts
    `)} classes group by value_class, outlook_class order by value_class, outlook_class`;
}
