import { type Dialect, raw, type Sql, sql } from '../../warehouse/index.ts';

/** One row: the median past-year spending of past-year spenders, above which a customer's value is high. */
export function valueCut(dialect: Dialect): Sql {
  return sql`select ${dialect.round(dialect.quantile(raw('past_year_revenue'), 0.5), 4)} as cut
    from customer_facts where past_year_revenue > 0`;
}

/** Table `value_grid`: each customer's cell. Value is high from the cut on; growth that nobody knows is no growth. */
export function valueGrid(cut: number, growthCut: number, dialect: Dialect): Sql {
  return sql`select customer_id, case when ${dialect.toDouble(raw('past_year_revenue'))} >= ${dialect.toDouble(cut)}
        and past_year_revenue > 0 then 'high' else 'low' end as value_level,
      case when growth > ${dialect.toDouble(growthCut)} then 'growing' else 'not-growing' end as growth_level
    from customer_facts`;
}

/** A row a cell: customers and past-year revenue. */
export function gridSizes(): Sql {
  return sizesOf(sql`value_grid`);
}

/** The same at other cuts than those of `value_grid`. */
export function gridSizesAt(cut: number, growthCut: number, dialect: Dialect): Sql {
  return sizesOf(sql`(${valueGrid(cut, growthCut, dialect)})`);
}

function sizesOf(cells: Sql): Sql {
  return sql`select g.value_level as value_level, g.growth_level as growth_level, count(*) as customers,
      sum(f.past_year_revenue) as revenue
    from ${cells} g join customer_facts f on f.customer_id = g.customer_id
    group by g.value_level, g.growth_level`;
}
