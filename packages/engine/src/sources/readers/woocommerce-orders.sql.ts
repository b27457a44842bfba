import { join, literal, type Sql, sql } from '../../warehouse/index.ts';
import { setAside } from '../values/faults.ts';
import { type ExportFormat, exportReader, inItem, item, place, type Texts } from './export-reader.sql.ts';
import { hasKey, mostObjects } from './most-objects.ts';
import { plainMoney, sumInArray } from './plain-money.sql.ts';

/** Dates in GMT have no mark of it; those without `gmt` are in the shop's own time zone. */
function created(text: Texts): Sql {
  const gmt = text('date_created_gmt');
  return sql`coalesce(case when regexp_matches(${gmt}, 'T[0-9:.]+$') then ${gmt} || 'Z' else ${gmt} end, ${text('date_created')})`;
}

const customerId = (text: Texts) =>
  sql`case when ${text('customer_id')} <> '0' then 'woocommerce:' || ${text('customer_id')} end`;

const statusIs = (text: Texts, ...names: readonly string[]): Sql =>
  sql`coalesce(replace(lower(${text('status')}), 'wc-', '') in (${join(names.map((name) => literal(name)))}), false)`;
const isCancelled = (text: Texts) => statusIs(text, 'cancelled', 'trash');
const isFailed = (text: Texts) => statusIs(text, 'failed');
const isUnpaid = (text: Texts) => statusIs(text, 'pending', 'draft', 'checkout-draft', 'auto-draft');

/** What the goods cost: the lines, or where the order has none the total without what is no goods. */
function goods(text: Texts): Sql {
  const without = (field: string) => sql`coalesce(${plainMoney(text(field))}, 0)`;
  const rest = sql`${plainMoney(text('total'))} - ${without('total_tax')} - ${without('shipping_total')}`;
  return sql`case when ${item} is null then try_cast(${rest} as decimal(18, 4)) else ${sumInArray(text('line_items'), ['total'])} end`;
}

/**
 * What was paid back is part goods, part shipping and taxes, and the order does not say how much of each: the goods'
 * share in the total counts. An order that is refunded without a refund in its list was paid back whole.
 */
function refundOfGoods(text: Texts): Sql {
  const cents = (money: Sql) => sql`cast(round(${money} * 100) as hugeint)`;
  const total = sql`coalesce(${plainMoney(text('total'))}, ${goods(text)})`;
  const none = sql`(${text('refunds')} is null or ${text('refunds')} = '[]')`;
  const paidBack = sql`case when ${none} then 0 else ${sumInArray(text('refunds'), ['total', 'amount'])} end`;
  const share = sql`cast((2 * ${cents(paidBack)} * ${cents(goods(text))} + ${cents(total)}) // (2 * ${cents(total)}) as decimal(20, 0)) * 0.01`;
  return sql`case when ${goods(text)} <= 0 then 0
    when ${statusIs(text, 'refunded')} and ${none} then ${goods(text)}
    when ${paidBack} is null then null
    when ${paidBack} >= ${total} then ${goods(text)}
    else least(${goods(text)}, cast(${share} as decimal(18, 4))) end`;
}

const lineTotal = sql`greatest(0, ${plainMoney(inItem('total'))})`;
const discount = sql`greatest(0, ${plainMoney(inItem('subtotal'))} - ${plainMoney(inItem('total'))})`;

/**
 * WooCommerce's orders as its REST API gives them: one object for each order, its lines in a list. The total of a line
 * is after discounts and without tax. Shipping and fees are no goods. Customer 0 is a guest.
 */
const format: ExportFormat = {
  name: 'woocommerce-orders',
  words: 'WooCommerce orders',
  fields: [
    ...[
      'id',
      'status',
      'currency',
      'date_created_gmt',
      'date_created',
      'customer_id',
      'created_via',
      'total',
      'total_tax',
      'shipping_total',
      'line_items',
      'refunds',
    ].map((key) => [key, [key]] as const),
    ...['email', 'phone', 'first_name', 'last_name', 'address_1', 'postcode', 'city', 'state', 'country'].map(
      (key) => [`billing.${key}`, ['billing', key]] as const,
    ),
  ],
  recognises: (table) =>
    mostObjects(
      table,
      (order) =>
        ['id', 'status', 'currency', 'line_items', 'billing'].every((key) => hasKey(order, key)) &&
        ['date_created_gmt', 'date_created'].some((key) => hasKey(order, key)),
    ),
  parts: [
    {
      kind: 'transactions',
      each: 'line_items',
      weight: () => lineTotal,
      columns: [
        { column: 'transaction_id', from: 'id', why: 'the order' },
        {
          column: 'line',
          from: 'line_items',
          why: 'the line',
          value: () => sql`coalesce(${inItem('id')}, ${place})`,
        },
        {
          column: 'customer_id',
          from: 'customer_id',
          why: 'the customer as the shop knows it; 0 is a guest, known by the e-mail address or telephone number',
          value: customerId,
        },
        { column: 'email', from: 'billing.email', why: 'the address on the bill' },
        { column: 'phone', from: 'billing.phone', why: 'the telephone number on the bill' },
        { column: 'guest', from: 'id', why: 'an order of nobody who is known' },
        {
          column: 'at',
          from: ['date_created_gmt', 'date_created'],
          why: 'when the order was placed',
          value: created,
        },
        {
          column: 'amount',
          from: 'line_items',
          why: 'the total of the line, after discounts and before taxes',
          value: (text) =>
            sql`case when ${item} is null then coalesce(cast(${goods(text)} as varchar), ${text('total')}) else ${inItem('total')} end`,
        },
        { column: 'quantity', from: 'line_items', why: 'units on the line', value: () => inItem('quantity') },
        {
          column: 'product_id',
          from: 'line_items',
          why: 'the SKU; without one the id of the product',
          value: () =>
            sql`coalesce(${inItem('sku')}, nullif(${inItem('product_id')}, '0'), ${inItem('name')})`,
        },
        { column: 'channel', from: 'created_via', why: 'where the order was made' },
        {
          column: 'discount',
          from: 'line_items',
          why: 'what coupons took off the line',
          value: () => discount,
        },
        {
          column: 'refunded',
          from: 'refunds',
          why: "the goods' share of it, because shipping and taxes are paid back too; spread over the lines to the cent",
          whole: refundOfGoods,
        },
        { column: 'currency', from: 'currency', why: 'of the order' },
      ],
      setAside: (text) => [
        {
          fault: setAside('order-cancelled', 'The order was cancelled.', 'status'),
          holds: isCancelled(text),
          value: text('status'),
        },
        {
          fault: setAside('payment-failed', 'The payment did not go through.', 'status'),
          holds: isFailed(text),
          value: text('status'),
        },
        {
          fault: setAside('order-not-paid', 'The order has not been paid.', 'status'),
          holds: isUnpaid(text),
          value: text('status'),
        },
      ],
    },
    {
      kind: 'customers',
      where: (text) => sql`not (${isCancelled(text)} or ${isFailed(text)} or ${isUnpaid(text)})`,
      columns: [
        { column: 'customer_id', from: 'customer_id', why: 'the customer, or the guest', value: customerId },
        { column: 'email', from: 'billing.email', why: 'the address on the bill' },
        { column: 'phone', from: 'billing.phone', why: 'the telephone number on the bill' },
        { column: 'guest', from: 'id', why: 'an order of nobody who is known' },
        { column: 'country', from: 'billing.country', why: 'where the bill goes' },
        { column: 'region', from: 'billing.state', why: 'where the bill goes' },
        { column: 'first_name', from: 'billing.first_name', why: 'the name on the bill' },
        { column: 'last_name', from: 'billing.last_name', why: 'the name on the bill' },
        { column: 'street', from: 'billing.address_1', why: 'where the bill goes' },
        { column: 'postal_code', from: 'billing.postcode', why: 'where the bill goes' },
        { column: 'city', from: 'billing.city', why: 'where the bill goes' },
      ],
    },
  ],
};

export const woocommerceOrders = exportReader(format);
