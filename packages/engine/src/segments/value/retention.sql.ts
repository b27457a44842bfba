import { type Dialect, perCustomer, raw, type Sql, sql } from '../../warehouse/index.ts';

const ageOf = (day: string, ageDays: number, dialect: Dialect): Sql =>
  dialect.cast(
    sql`floor(${dialect.toDouble(dialect.daysBetween(raw('f.first_purchase'), raw(day)))} / ${ageDays})`,
    'integer',
  );

/**
 * By month of first purchase and age in periods of `ageDays` days: who bought, what it brought, and by how much the sum
 * over customers of the square of all they had brought grew, in ten-thousandths. The squares are rounded before they
 * are added, so that the sum is the same in any order.
 */
export function retentionSums(ageDays: number, dialect: Dialect): Sql {
  const aged = sql`select ${dialect.monthStart(raw('f.first_purchase'))} as month,
      ${ageOf('p.day', ageDays, dialect)} as age, f.customer_id as customer_id, p.worth as worth, p.orders as orders
    from purchase_days p join customer_facts f on f.customer_id = p.customer_id
    where p.day >= f.first_purchase`;
  const each = sql`select month, age, customer_id, sum(worth) as revenue,
      max(case when orders > 0 then 1 else 0 end) as bought
    from (${aged}) aged group by month, age, customer_id`;
  const soFar = sql`select month, age, bought, revenue,
      sum(revenue) over (partition by customer_id order by age) as so_far from (${each}) by_customer`;
  const [amount, whole] = [dialect.toDouble(raw('revenue')), dialect.toDouble(raw('so_far'))];
  // c² − (c − r)² = r (2c − r): only the ages at which somebody bought are rows.
  const growth = dialect.round(sql`${amount} * (2 * ${whole} - ${amount}) * 10000`, 0);
  return sql`select month, age, sum(bought) as buyers, sum(revenue) as revenue,
      sum(cast(${growth} as decimal(38, 0))) as squares
    from ${perCustomer(soFar)} cumulated group by month, age order by month, age`;
}

/** By month of first purchase and the age at the last purchase, in periods of `ageDays` days: customers. */
export function lastPurchaseAges(ageDays: number, dialect: Dialect): Sql {
  const aged = sql`select ${dialect.monthStart(raw('f.first_purchase'))} as month,
      ${ageOf('f.last_purchase', ageDays, dialect)} as age
    from customer_facts f where f.last_purchase is not null`;
  return sql`select month, age, count(*) as customers from ${perCustomer(aged)} aged
    group by month, age order by month, age`;
}
