import { type Dialect, type Part, perCustomer, raw, type Sql, sql } from '../../warehouse/index.ts';
import { type EvidenceOptions, exposures } from './evidence.sql.ts';
import type { LifecycleLimits } from './limits.ts';

/**
 * Per customer: how long silent, how long a silence is still usual for this customer, and the probability that the
 * purchase rate fell. Reads the histories, `rate_change` (a row a combination) and `gap_quantiles` (t by count of gaps).
 *
 * The usual silence is the quantile of the next gap, own gaps and peers together: `shrunkGapQuantile` of stats, which
 * the tests hold against this. Who bought once has no gap yet: for them it is the time to a second purchase.
 */
export function lifecycleSigns(options: EvidenceOptions, limits: LifecycleLimits): Sql {
  const { dialect, history, asOf } = options;
  const days = exposures(options);
  return sql`select h.customer_id as customer_id, h.purchase_days as purchase_days,
      ${dialect.daysBetween(raw('h.first_purchase'), asOf)} as tenure,
      ${dialect.daysBetween(raw('h.last_purchase'), asOf)} as silence,
      ${usualSilence(limits, dialect)} as usual_silence,
      r.probability_fell as probability_fell
    from (select *, least(gaps, ${limits.gapQuantiles.length - 1}) as gaps_looked_up,
        ${days.earlier} as earlier_days, ${days.recent} as recent_days from ${raw(history)}) h
    left join gap_quantiles q on q.gaps = h.gaps_looked_up
    left join rate_change r on r.earlier_repeats = h.earlier_repeats and r.recent_repeats = h.recent_repeats
      and r.earlier_days = h.earlier_days and r.recent_days = h.recent_days`;
}

function usualSilence({ gaps: population, newDays }: LifecycleLimits, dialect: Dialect): Sql {
  const once = newDays === undefined ? dialect.cast(null, 'integer') : sql`${newDays}`;
  if (population === undefined) return once;
  const d = dialect.toDouble;
  const [mu, within, between] = [d(population.mean), d(population.within), d(population.between)];
  const n = d(raw('h.gaps'));
  const sum = sql`(${d(raw('h.log_gaps'))} / 1000000)`;
  const around = sql`greatest(${d(raw('h.log_gaps_squared'))} / 1000000 - ${sum} * ${sum} / ${n}, ${d(0)})`;
  const pool = sql`(${n} * ${between} + ${within})`;
  const mean = sql`(${mu} + ${n} * ${between} / ${pool} * (${sum} / ${n} - ${mu}))`;
  const variance = sql`((${d(population.strength - 2)} * ${within} + ${around}) / (${d(population.strength)} + ${n} - 1)
    * (1 + ${between} / ${pool}))`;
  // A usual silence of more than a lifetime says nothing more; the bound keeps the number whole.
  const bounded = sql`least(exp(${mean} + q.t * sqrt(${variance})), ${d(36500)})`;
  return sql`case when h.gaps > 0 then ${dialect.cast(dialect.round(bounded, 0), 'integer')} else ${once} end`;
}

/** One row: medians of tenure and purchase days among those still buying: neither new, lapsed, dormant nor declining. */
export function stillBuyingMedians(signs: string, limits: LifecycleLimits, dialect: Dialect): Sql {
  return sql`select ${dialect.quantile(raw('tenure'), 0.5)} as tenure, ${dialect.quantile(raw('purchase_days'), 0.5)} as purchases,
      count(*) as customers
    from ${raw(signs)} where ${stateBeforeMaturity(limits)} is null`;
}

/** The same of a published run, whose facts hold the states: active and mature are those who are still buying. */
export function publishedMedians(dialect: Dialect): Sql {
  return sql`select ${dialect.quantile(raw('tenure_days'), 0.5)} as tenure, ${dialect.quantile(raw('purchase_days'), 0.5)} as purchases
    from customer_facts where lifecycle in ('active', 'mature')`;
}

/**
 * The first four states, first match wins; null for those who go on buying. An unknown limit matches nobody; who
 * only returned something is dormant. */
function stateBeforeMaturity({ newDays, lapsedDays, decliningProbability }: LifecycleLimits): Sql {
  const when = (limit: number | undefined, condition: (limit: number) => Sql, state: string) =>
    limit === undefined ? sql`` : sql`when ${condition(limit)} then ${state}`;
  return sql`case
    ${when(newDays, (limit) => sql`purchase_days = 1 and tenure <= ${limit}`, 'new')}
    ${when(lapsedDays, (limit) => sql`silence > ${limit}`, 'lapsed')}
    when silence > usual_silence or purchase_days = 0 then 'dormant'
    when probability_fell >= ${decliningProbability} then 'declining'
  end`;
}

/** The table of states: customer_id, state, pattern and the signs behind them. */
export function lifecycleStates(
  signs: string,
  limits: LifecycleLimits,
  mature: { readonly tenure: number; readonly purchases: number } | undefined,
): Sql {
  const [low, high] = limits.steadyBand;
  const steady = sql`probability_fell > ${low} and probability_fell < ${high}`;
  const going = mature
    ? sql`case when tenure >= ${mature.tenure} and purchase_days >= ${mature.purchases} and ${steady} then 'mature' else 'active' end`
    : sql`'active'`;
  return sql`select customer_id, silence, usual_silence, probability_fell,
      coalesce(${stateBeforeMaturity(limits)}, ${going}) as state,
      case when purchase_days = 0 then 'returns only'
        when purchase_days = 1 then 'one-and-done'
        when probability_fell is null or purchase_days < ${patternPurchases} then 'repeat'
        when probability_fell >= ${high} then 'falling'
        when probability_fell <= ${low} then 'rising'
        else 'steady' end as pattern
    from ${raw(signs)}`;
}

/** From how many purchase days on a customer's rate is called steady, rising or falling. */
const patternPurchases = 4;

/** Customers and past-year revenue by state and by pattern. */
export function stateSizes(states: string, column: 'state' | 'pattern'): Sql {
  const named = sql`select ${raw(`s.${column}`)} as name, f.past_year_revenue as past_year_revenue
    from ${raw(states)} s join customer_facts f on f.customer_id = s.customer_id`;
  return sql`select name, count(*) as customers, sum(past_year_revenue) as revenue
    from ${perCustomer(named)} named group by name order by name`;
}

/** How many customers moved from which state to which; null where the customer was not yet one. */
export function stateMoves(earlier: string, now: string): Sql {
  const moves = sql`select e.state as from_state, n.state as to_state
    from ${raw(now)} n left join ${raw(earlier)} e on e.customer_id = n.customer_id`;
  return sql`select from_state, to_state, count(*) as customers from ${perCustomer(moves)} moves
    group by from_state, to_state order by from_state nulls first, to_state`;
}

/** By earlier state: how many customers, and how many of them bought after that day. */
export function repurchases(earlier: string, then: Part, asOf: Part): Sql {
  const each = sql`select e.state as state, b.customer_id as buyer
    from ${raw(earlier)} e left join (
      select customer_id from purchase_days where orders > 0 and day > ${then} and day <= ${asOf} group by customer_id
    ) b on b.customer_id = e.customer_id`;
  return sql`select state, count(*) as customers, count(buyer) as bought
    from ${perCustomer(each)} customers_then group by state order by state`;
}
