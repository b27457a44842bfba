import { day, type Sql, sql } from '../../warehouse/index.ts';

/** A row a day after `from`, up to and including `to`: what it brought. */
export function dailyWorth(from: string, to: string): Sql {
  return sql`select day, sum(worth) as worth from purchase_days
    where day > ${day(from)} and day <= ${day(to)} group by day order by day`;
}

/** A past year: the days after `from`, up to and including `to`. */
export interface YearWindow {
  readonly from: string;
  readonly to: string;
}

/**
 * A row a kind of customer: how the past year of the same data changed when its end moved on, customer by customer.
 * What entered is later than both the older end and the newer beginning; what left lies before the newer beginning.
 */
export function movements(older: YearWindow, newer: YearWindow): Sql {
  const apart = newer.from > older.to;
  const [end, begin] = apart ? [older.to, newer.from] : [newer.from, older.to];
  const entered = sql`day > ${day(begin)} and day <= ${day(newer.to)}`;
  const left = sql`day > ${day(older.from)} and day <= ${day(end)}`;
  const inOlder = sql`day > ${day(older.from)} and day <= ${day(older.to)}`;
  const inNewer = sql`day > ${day(newer.from)} and day <= ${day(newer.to)}`;
  const sums = sql`select customer_id,
      coalesce(sum(worth) filter (where ${entered}), 0) as entered,
      coalesce(sum(worth) filter (where ${left}), 0) as gone,
      coalesce(sum(orders) filter (where ${entered}), 0) as entered_orders,
      coalesce(sum(orders) filter (where ${inOlder}), 0) as older_orders,
      coalesce(sum(orders) filter (where ${inNewer}), 0) as newer_orders
    from purchase_days where day > ${day(older.from)} and day <= ${day(newer.to)} group by customer_id`;
  const kind = sql`case
      when s.entered_orders > 0 and f.first_purchase > ${day(older.to)} then 'new'
      when s.entered_orders > 0 and s.older_orders = 0 then 'reactivated'
      when s.entered_orders > 0 and s.entered >= s.gone then 'more'
      when s.entered_orders > 0 then 'less'
      when s.newer_orders = 0 and s.older_orders > 0 then 'stopped'
      when s.entered <> 0 then 'returned'
      when s.gone <> 0 then 'left' else 'unmoved' end`;
  return sql`select kind, count(*) as customers, sum(change) as change from (
      select ${kind} as kind, s.entered - s.gone as change
      from (${sums}) s join customer_facts f on f.customer_id = s.customer_id
    ) changes where kind <> 'unmoved' group by kind order by kind`;
}

/** A row a customer: the lifecycle state. */
export function statesOfCustomers(): Sql {
  return sql`select customer_id, state from lifecycle`;
}
