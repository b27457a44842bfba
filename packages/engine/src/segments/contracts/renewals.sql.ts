import { type Dialect, type Part, perCustomer, raw, type Sql, sql } from '../../warehouse/index.ts';

/** How often customers pay, and how late they may be. */
export interface ContractTerms {
  readonly periodDays: number;
  readonly graceDays: number;
}

/** Days after a payment within which the next one has to come. Days are whole, so the last half day is given. */
export const dueWithin = ({ periodDays, graceDays }: ContractTerms) => Math.ceil(periodDays + graceDays);

/**
 * One row a customer with a payment up to `asOf`: how often the contract was renewed, whether it ended, and whether
 * the customer paid again after that. Days with a purchase are payments.
 *
 * A payment less than half a period after the one before belongs to the same renewal. A renewal counts once its time to
 * pay has run out: to count those who paid early, while who might not pay still has time, would make all look loyal.
 */
export function contractHistories(terms: ContractTerms, asOf: Part, dialect: Dialect): Sql {
  const within = raw(String(dueWithin(terms)));
  const half = raw(String(Math.ceil(terms.periodDays / 2)));
  const inOrder = sql`partition by customer_id order by day`;
  const paid = sql`select customer_id, day,
      case when gap is null or gap >= ${half} then day end as counted,
      sum(case when gap > ${within} then 1 else 0 end) over (${inOrder}) as breaks
    from purchase_days where orders > 0 and day <= ${asOf}`;
  const before = sql`max(counted) over (${inOrder} rows between unbounded preceding and 1 preceding)`;
  const renewal = sql`select customer_id, day, counted, breaks, ${before} as renewed_from from (${paid}) paid`;
  const isSettled = (day: string) => sql`${dialect.daysBetween(raw(day), asOf)} >= ${within}`;
  return sql`select customer_id,
      sum(case when breaks = 0 and counted is not null and renewed_from is not null
        and ${isSettled('renewed_from')} then 1 else 0 end) as renewals,
      case when ${isSettled('max(case when breaks = 0 then day end)')} then 1 else 0 end as ended,
      max(case when breaks > 0 then 1 else 0 end) as returned,
      sum(case when counted is null then 1 else 0 end) as extra
    from (${renewal}) renewal group by customer_id`;
}

/** By month of the first purchase, renewals and end: customers. `known_from` is the first day whose newcomers are new. */
export function contractSizes(terms: ContractTerms, knownFrom: Part, asOf: Part, dialect: Dialect): Sql {
  const each = sql`select ${dialect.monthStart(raw('f.first_purchase'))} as month,
      case when f.first_purchase >= ${knownFrom} then 1 else 0 end as known, h.renewals as renewals, h.ended as ended,
      h.returned as returned, h.extra as extra
    from (${contractHistories(terms, asOf, dialect)}) h
    join customer_facts f on f.customer_id = h.customer_id`;
  return sql`select month, known, renewals, ended, count(*) as customers, sum(returned) as returned,
      sum(case when extra > 0 then 1 else 0 end) as paying_more
    from ${perCustomer(each)} histories group by month, known, renewals, ended order by month, known, renewals, ended`;
}
