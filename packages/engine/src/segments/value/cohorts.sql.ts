import { type Dialect, type Part, perCustomer, raw, type Sql, sql } from '../../warehouse/index.ts';

/** Customers by month of first purchase. */
export function cohortSizes(dialect: Dialect): Sql {
  return sql`select ${dialect.monthStart(raw('first_purchase'))} as month, count(*) as customers
    from customer_facts group by ${dialect.monthStart(raw('first_purchase'))} order by month`;
}

/**
 * By month of first purchase and age in months (each 30 days from the customer's own first purchase, 0 = the first):
 * revenue and how many bought.
 */
export function cohortMonths(dialect: Dialect): Sql {
  const age = dialect.cast(
    sql`floor(${dialect.toDouble(dialect.daysBetween(raw('f.first_purchase'), raw('p.day')))} / 30)`,
    'integer',
  );
  const bought = sql`select ${dialect.monthStart(raw('f.first_purchase'))} as month, ${age} as age,
      f.customer_id as customer_id, sum(p.worth) as revenue, max(case when p.orders > 0 then 1 else 0 end) as bought
    from purchase_days p join customer_facts f on f.customer_id = p.customer_id
    where p.day >= f.first_purchase
    group by ${dialect.monthStart(raw('f.first_purchase'))}, ${age}, f.customer_id`;
  return sql`select month, age, sum(revenue) as revenue, sum(bought) as buyers
    from ${perCustomer(bought)} by_customer group by month, age order by month, age`;
}

/**
 * One row: sums and sums of squares, over customers, of revenue within the first `days` days, for customers whose
 * first purchase lies between two days. Squares come in ten-thousandths and are rounded before they are added, so
 * that the sum is the same in any order.
 */
export function revenueAtAge(from: Part, to: Part, days: number, dialect: Dialect): Sql {
  const each = sql`select f.customer_id as customer_id, sum(p.worth) as revenue
    from customer_facts f join purchase_days p on p.customer_id = f.customer_id
    where f.first_purchase >= ${from} and f.first_purchase <= ${to}
      and ${dialect.daysBetween(raw('f.first_purchase'), raw('p.day'))} < ${days}
      and p.day >= f.first_purchase
    group by f.customer_id`;
  const value = dialect.toDouble(raw('revenue'));
  const square = sql`coalesce(${dialect.round(sql`${value} * ${value} * 10000`, 0)}, 0)`;
  return sql`select count(*) as customers, coalesce(sum(revenue), 0) as revenue,
      coalesce(sum(cast(${square} as decimal(38, 0))), 0) as squares
    from ${perCustomer(each)} revenue_at_age`;
}
