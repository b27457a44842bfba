import { type Dialect, raw, type Sql, sql } from '../../warehouse/index.ts';

/**
 * Past-year spenders, highest first (ties by id), with their number and the money up to and including each. Who was
 * refunded more than they paid is left out: shares of a total have no meaning for less than nothing.
 */
function ranked(): Sql {
  return sql`select customer_id, past_year_revenue as revenue,
      row_number() over (order by past_year_revenue desc, customer_id) as place,
      sum(past_year_revenue) over (order by past_year_revenue desc, customer_id rows between unbounded preceding and current row) as cumulated,
      count(*) over () as customers, total
    from customer_facts, (select sum(past_year_revenue) as total from customer_facts where past_year_revenue > 0) totals
    where past_year_revenue > 0`;
}

/**
 * One row: number of spenders, their money, the least number of them that brings 60 % and 80 % of it, and
 * Σ place × money, from which the Gini coefficient follows. All of it is exact: shares are compared as fifths, because
 * ClickHouse reads 0.6 as a double, and places are multiplied in a decimal wide enough for every sum of money.
 */
export function concentrationSums(): Sql {
  const reaching = (fifths: string) => sql`min(place) filter (where cumulated * 5 >= total * ${raw(fifths)})`;
  return sql`select count(*) as customers, coalesce(sum(revenue), 0) as revenue,
      ${reaching('3')} as first_60, ${reaching('4')} as first_80,
      coalesce(sum(place * cast(revenue as decimal(38, 4))), 0) as weighted
    from (${ranked()}) ranked`;
}

/** Points of the Lorenz curve: at every hundredth of the spenders, the money that they bring together. */
export function lorenzPoints(dialect: Dialect): Sql {
  return sql`select max(place) as last_place, argMax(cumulated, place) as cumulated from (
      select place, cumulated, ${dialect.cast(sql`ceil(${dialect.toDouble(sql`place * 100`)} / ${dialect.toDouble(raw('customers'))})`, 'integer')} as hundredth
      from (${ranked()}) ranked
    ) points group by hundredth order by last_place`;
}
