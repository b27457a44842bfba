import { type Dialect, join, type Part, raw, type Sql, sql } from '../warehouse/index.ts';

export interface LinesOptions {
  readonly measure: 'revenue' | 'margin' | 'outcome';
  /** Last day of the analysis: later lines are left out. */
  readonly asOf: Part;
  /** Whether a `products` table stands beside the transactions. */
  readonly products: boolean;
  readonly dialect: Dialect;
  /** A table of customers: lines of others are left out. */
  readonly only?: Part;
  /** On the embedded engine: one of so many even parts of the customers; lines of others are left out. */
  readonly part?: CustomerPart;
}

/** Part `at` (from 0) of `of` parts of the customers. */
export interface CustomerPart {
  readonly at: number;
  readonly of: number;
}

/**
 * One row an order line, with what it is worth in the playbook's measure. A line with a negative amount or
 * quantity is a return: its money counts on its own day, but it is no purchase. A zero-value line is a purchase.
 */
export function measuredLines({ measure, asOf, products, dialect, only, part }: LinesOptions): Sql {
  const isAmong = only ? sql` and t.customer_id in (select customer_id from ${only})` : sql``;
  const isInPart = part
    ? sql` and hash(t.customer_id) % ${raw(String(part.of))} = ${raw(String(part.at))}`
    : sql``;
  const cost = products
    ? sql`coalesce(t.cost, ${dialect.cast(sql`t.quantity * ${dialect.toDouble(raw('p.cost'))}`, 'money')})`
    : sql`t.cost`;
  const net = sql`t.amount - coalesce(t.refunded, 0)`;
  const worth = { revenue: net, margin: sql`${net} - ${cost}`, outcome: sql`t.amount` }[measure];
  const category = products ? sql`coalesce(t.category, p.category)` : sql`t.category`;
  const brand = products ? sql`coalesce(t.brand, p.brand)` : sql`t.brand`;
  return sql`select t.customer_id as customer_id, t.transaction_id as transaction_id, t.day as day,
    ${dialect.cast(worth, 'money')} as worth, t.amount as amount,
    case when t.amount > 0 then t.amount else 0 end as paid,
    (t.amount >= 0 and coalesce(t.quantity, 0) >= 0) as purchase,
    coalesce(t.quantity, 0) as quantity,
    coalesce(t.discount, 0) as discount,
    coalesce(t.refunded, 0) + case when t.amount < 0 then -t.amount else 0 end as refunded,
    ${category} as category, ${brand} as brand
  from transactions t ${products ? sql`left join products p on p.product_id = t.product_id` : sql``}
  where t.day <= ${asOf}${isAmong}${isInPart}`;
}

/**
 * Table `purchase_days`: one row a customer and day. An order is one transaction id on one day; a line without an
 * id is an order of its own. `gap` is the number of days since the customer's previous purchase day.
 */
export function purchaseDays(options: LinesOptions): Sql {
  const { dialect } = options;
  const lines = measuredLines(options);
  const units = dialect.cast(dialect.round(sql`quantity * 1000`, 0), 'integer');
  const sums = sql`sum(worth) as worth, sum(amount) as amount, sum(paid) as paid, sum(discount) as discount, sum(refunded) as refunded,
    sum(${units}) as milli_units, count(*) as lines`;
  const days = sql`select customer_id, day, sum(orders) as orders, sum(lines) as lines,
      sum(milli_units) as milli_units, sum(worth) as worth, sum(amount) as amount, sum(paid) as paid, sum(discount) as discount,
      sum(refunded) as refunded
    from (
      select customer_id, day, ${sums}, max(case when purchase then 1 else 0 end) as orders
      from (${lines}) identified where transaction_id is not null
      group by customer_id, day, transaction_id
      union all
      select customer_id, day, ${sums}, sum(case when purchase then 1 else 0 end) as orders
      from (${lines}) anonymous where transaction_id is null
      group by customer_id, day
    ) orders group by customer_id, day`;
  const before = dialect.lag(sql`day`, sql`partition by customer_id, orders > 0 order by day`);
  return sql`select customer_id, day, ${dialect.cast(sql`orders`, 'integer')} as orders,
      ${dialect.cast(sql`lines`, 'integer')} as lines, ${dialect.cast(sql`milli_units`, 'integer')} as milli_units,
      ${join(
        ['worth', 'amount', 'paid', 'discount', 'refunded'].map(
          (name) => sql`${dialect.cast(raw(name), 'money')} as ${raw(name)}`,
        ),
      )},
      case when orders > 0 then ${dialect.cast(dialect.daysBetween(raw('previous_day'), raw('day')), 'integer')} end as gap
    from (select *, ${before} as previous_day from (${days}) days) with_previous`;
}

/** Table `customer_breadth`: how many categories and brands each customer bought. */
export function customerBreadth(options: LinesOptions): Sql {
  const lines = measuredLines(options);
  const distinct = (column: 'category' | 'brand') => sql`
    select customer_id, count(*) as n from (
      select customer_id, ${raw(column)} from (${lines}) lines
      where purchase and ${raw(column)} is not null group by customer_id, ${raw(column)}
    ) pairs group by customer_id`;
  return sql`select customer_id, sum(categories) as categories, sum(brands) as brands from (
      select customer_id, n as categories, 0 as brands from (${distinct('category')}) c
      union all
      select customer_id, 0 as categories, n as brands from (${distinct('brand')}) b
    ) both_kinds group by customer_id`;
}
