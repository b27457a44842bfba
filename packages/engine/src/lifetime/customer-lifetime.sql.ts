import { type Dialect, join, type Part, perCustomer, raw, type Sql, sql } from '../warehouse/index.ts';
import { lifetimeColumns } from './lifetime-columns.ts';

/** Everybody who bought, with their history as of the last day. */
export function customersToScore(): Sql {
  return sql`select customer_id, frequency, recency, age, spend from lifetime_histories`;
}

export interface Ahead {
  readonly asOf: Part;
  /** Length of a year, in days. */
  readonly year: number;
  readonly horizonDays: number;
  readonly dialect: Dialect;
}

/**
 * `customer_facts` with what is foretold of each customer. Growth is expected yearly value, not discounted, against what the past year
 * brought, and is known of those who were customers when it began and brought something in it.
 */
export function factsWithLifetime({ asOf, year, horizonDays, dialect }: Ahead): Sql {
  const d = (name: string) => dialect.toDouble(raw(name));
  const own = lifetimeColumns
    .map(({ name }) => name)
    .filter((name) => !name.startsWith('lifetime_growth'))
    .map((name) => sql`${raw(`l.${name}`)} as ${raw(name)}`);
  const yearly = sql`${d('expected_purchases')} * ${d('expected_spend')} * ${dialect.toDouble(year)} / ${dialect.toDouble(horizonDays)}`;
  const comparable = sql`first_purchase <= ${dialect.addDays(asOf, -year)} and past_year_revenue > 0`;
  const growth = (part: Sql, name: string) =>
    sql`case when ${comparable} then ${dialect.round(sql`${yearly} * ${part} / ${d('past_year_revenue')} - 1`, 6)} end as ${raw(name)}`;
  const end = (name: string) =>
    sql`(case when lifetime_value > 0 then ${d(name)} / ${d('lifetime_value')} else ${dialect.toDouble(1)} end)`;
  return sql`select *, ${growth(dialect.toDouble(1), 'lifetime_growth')},
      ${growth(end('lifetime_low'), 'lifetime_growth_low')}, ${growth(end('lifetime_high'), 'lifetime_growth_high')}
    from (select f.*, ${join(own)}
      from customer_facts f left join customer_lifetime l on l.customer_id = f.customer_id) scored`;
}

/** Customers of a column's groups by their history: what a group's forecast is added up from. */
export function historiesByGroup(column: 'lifecycle' | 'acquisition_channel'): Sql {
  const each = sql`select coalesce(f.${raw(column)}, '') as label, h.frequency as x, h.recency as last, h.age as watched,
      h.spend as brought
    from lifetime_histories h join customer_facts f on f.customer_id = h.customer_id`;
  return sql`select label, x as frequency, last as recency, watched as age, customers, spenders, spent as spend from (
      select label, x, last, watched, count(*) as customers, count(*) filter (where x > 0 and brought > 0) as spenders,
        coalesce(sum(brought) filter (where x > 0 and brought > 0), 0) as spent
      from ${perCustomer(each)} each_one group by label, x, last, watched
    ) histories order by label, frequency, recency, age`;
}

/** What is foretold of the customers of each of a column's groups, added up in decimals; the same on every engine. */
export function lifetimeByGroup(column: 'lifecycle' | 'acquisition_channel', dialect: Dialect): Sql {
  return sql`select coalesce(${raw(column)}, '') as label, ${lifetimeSums(dialect)}
    from customer_facts where probability_alive is not null group by coalesce(${raw(column)}, '') order by label`;
}

/** One row: what is foretold of all customers. */
export function lifetimeTotal(dialect: Dialect): Sql {
  return sql`select ${lifetimeSums(dialect)} from customer_facts where probability_alive is not null`;
}

/** What is foretold, added up in decimals: customers, value, purchases and how many are customers still. */
function lifetimeSums(dialect: Dialect): Sql {
  const sum = (name: string) => sql`coalesce(sum(${dialect.cast(raw(name), 'money')}), 0)`;
  return sql`count(*) as customers, ${sum('lifetime_value')} as value, ${sum('expected_purchases')} as purchases,
    ${sum('probability_alive')} as alive`;
}

/** Customers whose lifetime value lies from one amount up to below another, and what it adds up to. */
export function lifetimeBetween(from: number, to: number | null, dialect: Dialect): Sql {
  const amount = (value: number) => dialect.cast(value, 'money');
  return sql`select count(*) as customers, coalesce(sum(lifetime_value), 0) as value from customer_facts
    where lifetime_value >= ${amount(from)}${to === null ? sql`` : sql` and lifetime_value < ${amount(to)}`}`;
}

/** One row: the amount that 99 % of customers do not reach. */
export function lifetimeReach(dialect: Dialect): Sql {
  return sql`select ${dialect.quantile(dialect.toDouble(raw('lifetime_value')), 0.99)} as reach
    from customer_facts where lifetime_value is not null`;
}
