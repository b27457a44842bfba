import { type Dialect, type Part, raw, type Sql, sql } from '../warehouse/index.ts';
import type { FactContext } from './fact-column.ts';

/**
 * One row: what customers of two years' standing spent in both years, first purchases left out, as `past` and
 * `previous`. Their ratio is the growth towards which a single customer's is drawn.
 */
export function baseGrowth(asOf: Part, year: number, dialect: Dialect): Sql {
  return sql`select coalesce(sum(past_year_repeat_revenue), 0) as past,
      coalesce(sum(previous_year_repeat_revenue), 0) as previous
    from customer_history where first_purchase <= ${dialect.addDays(asOf, -2 * year)}`;
}

/** Years before the past year that a customer must have been one, for a rate to compare with. */
const leastExposure = 0.25;

/**
 * Growth of one customer's yearly spending, shrunk. With spending p1 and p0 in the past and the previous year (the
 * first purchase left out: it opens the window), years of exposure e1 and e0, n repeat purchase days in both, own
 * yearly rate R = (p0 + p1)/(e0 + e1), and a prior of k orders at that rate, which last t = k (e0 + e1)/n years:
 *
 *     r0 = (p0 + R t) / (e0 + t),   r1 = (p1 + R t g) / (e1 + t),   growth = r1 / r0 − 1
 *
 * where g is the base's ratio. Whoever became a customer less than a quarter of a year before the past year began has
 * nothing to compare with: then, and without a repeat purchase, growth is empty. It is the posterior mean of a gamma prior on each year's rate, scaled to the
 * customer's own level, so that one order after none is no growth of 100 %.
 */
export function growth({ dialect }: FactContext): Sql {
  return sql`case when own_rate is not null then ${dialect.round(sql`later_rate / earlier_rate - 1`, 6)} end`;
}

/**
 * The history with what growth is made of, step by step, so that no formula repeats another within itself: e0, e1, then
 * R and t (empty where growth is), then r0 and r1.
 */
export function withGrowthRates(history: Sql, context: FactContext): Sql {
  const {
    asOf,
    dialect,
    year,
    growth: { shrinkageOrders, base },
  } = context;
  const d = (name: string) => dialect.toDouble(raw(name));
  const length = dialect.toDouble(year);
  const zero = dialect.toDouble(0);
  const tenure = dialect.toDouble(dialect.daysBetween(raw('first_purchase'), asOf));
  const exposures = sql`select *, least(${tenure}, ${length}) / ${length} as later_exposure,
      least(greatest(${tenure} - ${length}, ${zero}), ${length}) / ${length} as earlier_exposure,
      ${d('past_year_repeat_revenue')} as later_spending, ${d('previous_year_repeat_revenue')} as earlier_spending
    from (${history}) history`;
  const known = sql`two_year_repeats > 0 and earlier_spending + later_spending > 0 and earlier_spending >= 0
      and earlier_exposure >= ${dialect.toDouble(leastExposure)}`;
  const rates = sql`select *,
      case when ${known} then (earlier_spending + later_spending) / (earlier_exposure + later_exposure) end as own_rate,
      case when ${known} then ${dialect.toDouble(shrinkageOrders)} * (earlier_exposure + later_exposure) / ${d('two_year_repeats')} end as prior_years
    from (${exposures}) exposures`;
  return sql`select *, (earlier_spending + own_rate * prior_years) / (earlier_exposure + prior_years) as earlier_rate,
      (later_spending + own_rate * prior_years * ${dialect.toDouble(base)}) / (later_exposure + prior_years) as later_rate
    from (${rates}) rates`;
}
