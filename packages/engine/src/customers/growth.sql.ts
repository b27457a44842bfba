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
export function growth({ asOf, dialect, year, growth: { shrinkageOrders, base } }: FactContext): Sql {
  const d = (name: string) => dialect.toDouble(raw(name));
  const length = dialect.toDouble(year);
  const tenure = dialect.toDouble(dialect.daysBetween(raw('first_purchase'), asOf));
  const e1 = sql`(least(${tenure}, ${length}) / ${length})`;
  const e0 = sql`(least(greatest(${tenure} - ${length}, ${dialect.toDouble(0)}), ${length}) / ${length})`;
  const p1 = d('past_year_repeat_revenue');
  const p0 = d('previous_year_repeat_revenue');
  const rate = sql`((${p0} + ${p1}) / (${e0} + ${e1}))`;
  const t = sql`(${dialect.toDouble(shrinkageOrders)} * (${e0} + ${e1}) / ${d('two_year_repeats')})`;
  const r0 = sql`((${p0} + ${rate} * ${t}) / (${e0} + ${t}))`;
  const r1 = sql`((${p1} + ${rate} * ${t} * ${dialect.toDouble(base)}) / (${e1} + ${t}))`;
  return sql`case when two_year_repeats > 0 and ${p0} + ${p1} > 0 and ${p0} >= 0 and ${e0} >= ${dialect.toDouble(leastExposure)}
    then ${dialect.round(sql`${r1} / ${r0} - 1`, 6)} end`;
}
