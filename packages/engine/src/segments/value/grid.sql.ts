import { normalQuantile } from '@attune/stats';
import { type Dialect, ident, perCustomer, raw, type Sql, sql } from '../../warehouse/index.ts';
import type { Outlook } from './outlook.ts';

/** Where the grid is cut: value is high from the first on, an outlook above the second. */
export interface GridCuts {
  readonly value: number;
  readonly outlook: number;
}

/** One row: the median past-year spending of past-year spenders, above which a customer's value is high. */
export function valueCut(dialect: Dialect): Sql {
  return sql`select ${dialect.round(dialect.quantile(raw('past_year_revenue'), 0.5), 4)} as cut
    from customer_facts where past_year_revenue > 0`;
}

/** One row: the median of an outlook in money, over the customers for whom it is known. */
export function outlookCut({ column }: Outlook, dialect: Dialect): Sql {
  return sql`select ${dialect.round(dialect.quantile(ident(column), 0.5), 4)} as cut
    from customer_facts where ${ident(column)} is not null`;
}

/** A customer's cell. Value is high from the cut on; an outlook that nobody knows is low. */
function levels(cuts: GridCuts, { column }: Outlook, dialect: Dialect): Sql {
  return sql`case when ${dialect.toDouble(raw('past_year_revenue'))} >= ${dialect.toDouble(cuts.value)}
        and past_year_revenue > 0 then 'high' else 'low' end as value_level,
      case when ${dialect.toDouble(ident(column))} > ${dialect.toDouble(cuts.outlook)} then 'high' else 'low' end as outlook_level`;
}

/** How sure a cell must be to count as certain. */
export const certainAt = 0.8;

/** The part of the way to the end of a 95 % interval at which a normal distribution has left `certainAt` behind it. */
const certainPart = normalQuantile(certainAt) / normalQuantile(0.975);

/**
 * Whether a customer is on the right side of the cut with a probability of at least `certainAt`, were the outlook
 * normal on either side of its estimate. What is not known is not certain. Value is past spending, and known.
 */
function certain(cut: number, { column, interval }: Outlook, dialect: Dialect): Sql {
  if (interval === undefined) return sql`0`;
  const [estimate, low, high] = [column, interval.low, interval.high].map((name) =>
    dialect.toDouble(ident(name)),
  );
  const at = dialect.toDouble(cut);
  const part = dialect.toDouble(certainPart);
  return sql`case when ${estimate!} > ${at} and ${estimate!} - ${at} >= ${part} * (${estimate!} - ${low!}) then 1
      when ${estimate!} <= ${at} and ${at} - ${estimate!} >= ${part} * (${high!} - ${estimate!}) then 1 else 0 end`;
}

/** Table `value_grid`: each customer's cell, and whether it is certain (1 or 0). */
export function valueGrid(cuts: GridCuts, outlook: Outlook, dialect: Dialect): Sql {
  return sql`select customer_id, ${levels(cuts, outlook, dialect)},
      ${certain(cuts.outlook, outlook, dialect)} as certain from customer_facts`;
}

/** A row a cell: customers, how many of them are certain, and past-year revenue. */
export function gridSizes(): Sql {
  const cells = sql`select g.value_level as value_level, g.outlook_level as outlook_level, g.certain as certain,
      f.past_year_revenue as past_year_revenue
    from value_grid g join customer_facts f on f.customer_id = g.customer_id`;
  return cellSizes(cells);
}

function cellSizes(cells: Sql): Sql {
  return sql`select value_level, outlook_level, count(*) as customers, sum(certain) as certain, sum(past_year_revenue) as revenue
    from ${perCustomer(cells)} cells group by value_level, outlook_level`;
}

/** The same at other cuts than those of `value_grid`. */
export function gridSizesAt(cuts: GridCuts, outlook: Outlook, dialect: Dialect): Sql {
  return cellSizes(
    sql`select ${levels(cuts, outlook, dialect)}, ${certain(cuts.outlook, outlook, dialect)} as certain, past_year_revenue
      from customer_facts`,
  );
}
