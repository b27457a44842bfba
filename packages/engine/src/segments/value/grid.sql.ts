import { type Dialect, raw, type Sql, sql } from '../../warehouse/index.ts';

/** One row: the median past-year spending of past-year spenders, above which a customer's value is high. */
export function valueCut(dialect: Dialect): Sql {
  return sql`select ${dialect.round(dialect.quantile(raw('past_year_revenue'), 0.5), 4)} as cut
    from customer_facts where past_year_revenue > 0`;
}

/** A customer's cell. Value is high from the cut on; growth that nobody knows is no growth. */
function levels(cut: number, growthCut: number, dialect: Dialect): Sql {
  return sql`case when ${dialect.toDouble(raw('past_year_revenue'))} >= ${dialect.toDouble(cut)}
        and past_year_revenue > 0 then 'high' else 'low' end as value_level,
      case when growth > ${dialect.toDouble(growthCut)} then 'growing' else 'not-growing' end as growth_level`;
}

/** Table `value_grid`: each customer's cell. */
export function valueGrid(cut: number, growthCut: number, dialect: Dialect): Sql {
  return sql`select customer_id, ${levels(cut, growthCut, dialect)} from customer_facts`;
}

/** A row a cell: customers and past-year revenue. */
export function gridSizes(): Sql {
  return sql`select g.value_level as value_level, g.growth_level as growth_level, count(*) as customers,
      sum(f.past_year_revenue) as revenue
    from value_grid g join customer_facts f on f.customer_id = g.customer_id
    group by g.value_level, g.growth_level`;
}

/** The same at other cuts than those of `value_grid`. */
export function gridSizesAt(cut: number, growthCut: number, dialect: Dialect): Sql {
  return sql`select value_level, growth_level, count(*) as customers, sum(past_year_revenue) as revenue
    from (select ${levels(cut, growthCut, dialect)}, past_year_revenue from customer_facts) cells
    group by value_level, growth_level`;
}
