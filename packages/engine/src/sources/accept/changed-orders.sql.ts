import { type DuckDbWarehouse, deleteRows, ident, join, raw, type Sql, sql } from '../../warehouse/index.ts';
import type { Check } from '../values/column-types.sql.ts';
import { missing } from '../values/faults.ts';
import { spreadMoney } from '../values/spread.sql.ts';

/**
 * What a row of an order file says of an order that stands in other rows, in columns of the landing table beside the
 * canonical ones. `change` is null in a row of the order itself, else
 * - `update`: the order as it is now; its rows replace all earlier ones, and count when the order was placed;
 * - `cancel`: the order was called off, and counts nowhere;
 * - `refund`: `amount`, below zero, was paid back at that time; with `order_total`, taxes and shipping are in it;
 * - `refund-all`: all that was left of the order was paid back at that time.
 *
 * `order_total` of the order's own rows is what it cost with taxes and shipping, the same in all of them. `message_id`
 * tells the rows of one message from those of others about the same order.
 */
export const changeColumns = ['change', 'order_total', 'message_id'] as const;

export type ChangeColumns = Readonly<Record<(typeof changeColumns)[number], Sql>>;

/** A row that changes an order must name it. A refund that states its amount is money all the same. */
export function changeWithoutOrder({ change }: ChangeColumns, order: Sql, field: string): Check {
  return {
    fault: missing('transaction_id', field),
    holds: sql`(coalesce(${change} in ('update', 'cancel', 'refund-all'), false) and ${order} is null)`,
    value: sql`null`,
  };
}

const changeTypes = { change: 'varchar', order_total: 'decimal(18, 4)', message_id: 'varchar' } as const;

/** The same columns for a reader whose rows change nothing. */
export const noChanges: Sql = join(
  changeColumns.map((name) => sql`cast(null as ${raw(changeTypes[name])}) as ${ident(name)}`),
);

/** The same for its table as it stands. */
export async function addChangeColumns(warehouse: DuckDbWarehouse, table: string): Promise<void> {
  for (const name of changeColumns)
    await warehouse.run(sql`alter table ${ident(table)} add column ${ident(name)} ${raw(changeTypes[name])}`);
}

/** Why a row that was read does not count. */
export type Replaced = 'order-cancelled' | 'order-updated' | 'refund-without-order' | 'refund-beyond-order';

const isState = sql`(change is null or change = 'update')`;
const isRefund = sql`(change = 'refund' or change = 'refund-all')`;

/** Whether any row changes another order. */
export async function hasChanges(warehouse: DuckDbWarehouse, table: string): Promise<boolean> {
  const [row] = await warehouse.rows(
    sql`select count(*) as n from ${ident(table)} where change is not null`,
    { n: 'count' },
  );
  return row!.n > 0;
}

/**
 * Finds out what the changes come to, into temporary tables: `sources_replaced`, the rows that do not count any more,
 * with `row`, `file` and `rule`, and `sources_settled`, those that get other values, with `row`, `currency`, `old_day` and
 * `old_amount`, and the new `customer_id`, `at`, `day` and `amount`. The order of files and of their rows cannot matter: messages go by their
 * time, then by their id.
 */
export async function settleOrders(warehouse: DuckDbWarehouse, table: string): Promise<void> {
  const from = ident(table);
  await warehouse.create(
    'sources_changed',
    sql`select rowid as row, * from ${from} where transaction_id in (select transaction_id from ${from} where change is not null)`,
  );
  await warehouse.create(
    'sources_states',
    sql`select transaction_id, bool_or(change = 'cancel') as is_cancelled,
        arg_max(message_id, ("at", message_id)) filter (where change = 'update') as newest,
        arg_min("at", ("at", day)) filter (where ${isState}) as first_at, arg_min(day, ("at", day)) filter (where ${isState}) as first_day
      from sources_changed group by transaction_id`,
  );
  await warehouse.create('sources_refunds', refunds);
  await warehouse.create(
    'sources_replaced',
    sql`select c.row, c.file, case when is_cancelled then 'order-cancelled' when ${isState} then 'order-updated'
          when r.goods is null then 'refund-without-order' else 'refund-beyond-order' end as rule
      from sources_changed c join sources_states s using (transaction_id) left join sources_refunds r using (transaction_id, message_id)
      where is_cancelled or (${isState} and newest is not null and (change is null or c.message_id <> newest))
        or (${isRefund} and r.given = 0)`,
  );
  await warehouse.create('sources_settled', settled);
  for (const work of ['sources_changed', 'sources_states', 'sources_refunds']) await warehouse.drop(work);
}

const cents = (money: string) => sql`cast(round(${raw(money)} * 100) as hugeint)`;

/**
 * What each refund gives back: as stated, the goods' share of it where taxes and shipping are in it, and never more than
 * the earlier ones left. Without its order a refund gives back what it states.
 */
const refunds = sql`
  with goods as (
    select c.transaction_id, min(c.customer_id) as customer_id, greatest(0, sum(amount - coalesce(refunded, 0))) as goods, max(order_total) as total
    from sources_changed c join sources_states s using (transaction_id)
    where ${isState} and (newest is null or c.message_id = newest and change = 'update') group by c.transaction_id),
  stated as (
    select transaction_id, message_id, min("at") as "at", -sum(amount) as stated, max(order_total) as total, bool_or(change = 'refund-all') as is_all
    from sources_changed where ${isRefund} group by transaction_id, message_id),
  wanted as (
    select s.transaction_id, s.message_id, s."at", g.customer_id, g.goods,
      case when s.is_all then coalesce(g.goods, 0)
        when s.total > 0 and g.total > 0 and s.stated < g.total
          then cast((2 * ${cents('s.stated')} * ${cents('g.goods')} + ${cents('g.total')}) // (2 * ${cents('g.total')}) as decimal(20, 0)) * 0.01
        when s.total > 0 and g.total > 0 then g.goods
        else s.stated end as wanted
    from stated s left join goods g using (transaction_id))
  select transaction_id, message_id, customer_id, goods,
    cast(case when goods is null then wanted else least(goods, so_far) - least(goods, so_far - wanted) end as decimal(38, 4)) as given
  from (select *, sum(wanted) over (partition by transaction_id order by "at", message_id) as so_far from wanted)`;

const settled = sql`
  with updates as (
    select c.row, c.currency, c.customer_id, c.day as old_day, c.amount as old_amount,
      s.first_at as "at", s.first_day as day, c.amount
    from sources_changed c join sources_states s using (transaction_id)
    where not s.is_cancelled and c.change = 'update' and c.message_id = s.newest),
  paid_back as (
    select c.row, c.currency, coalesce(r.customer_id, c.customer_id) as customer_id, c.day as old_day, c.amount as old_amount, c."at", c.day, r.given,
      abs(c.amount) as weight, c.line, [c.transaction_id, c.message_id] as message
    from sources_changed c join sources_states s using (transaction_id) join sources_refunds r using (transaction_id, message_id)
    where not s.is_cancelled and ${isRefund} and r.given > 0)
  select * from updates union all by name
  select * exclude (given, weight, line, message, share), cast(-share as decimal(18, 4)) as amount
  from ${spreadMoney({
    from: sql`paid_back`,
    group: 'message',
    order: sql`line`,
    weight: 'weight',
    wholes: [{ whole: 'given', share: 'share' }],
  })}`;

export const isReplaced = sql`rowid in (select row from sources_replaced)`;

/** Makes what was found so: replaced rows go, and the others get their new values. */
export async function applySettled(warehouse: DuckDbWarehouse, table: string): Promise<void> {
  const to = ident(table);
  await warehouse.run(
    sql`update ${to} set customer_id = s.customer_id, "at" = s."at", day = s.day, amount = s.amount
      from sources_settled s where ${to}.rowid = s.row`,
  );
  await deleteRows(warehouse, table, isReplaced);
}

/** Rows that do not count any more, by file and why. */
export function countReplaced(warehouse: DuckDbWarehouse) {
  return warehouse.rows(
    sql`select file, rule, count(*) as rows from sources_replaced group by all order by all`,
    { file: 'count', rule: 'text', rows: 'count' },
  );
}

/** The money of settled rows by day, as it was read and as it is now, in tables of these names. */
export async function settledMoney(warehouse: DuckDbWarehouse): Promise<{ before: string; after: string }> {
  const [before, after] = ['sources_settled_before', 'sources_settled_after'];
  const columns = (prefix: string) =>
    sql`select ${ident(`${prefix}day`)} as day, ${ident(`${prefix}amount`)} as amount, currency`;
  await warehouse.create(before, sql`${columns('old_')} from sources_settled`);
  await warehouse.create(after, sql`${columns('')} from sources_settled`);
  return { before, after };
}

export async function dropChanges(warehouse: DuckDbWarehouse, table: string): Promise<void> {
  for (const name of changeColumns)
    await warehouse.run(sql`alter table ${ident(table)} drop column if exists ${ident(name)}`);
  for (const work of [
    'sources_replaced',
    'sources_settled',
    'sources_settled_before',
    'sources_settled_after',
  ])
    await warehouse.drop(work);
}
