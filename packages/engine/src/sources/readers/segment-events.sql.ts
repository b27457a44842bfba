import { join, literal, type Sql, sql } from '../../warehouse/index.ts';
import { type ChangeColumns, changeWithoutOrder } from '../accept/changed-orders.sql.ts';
import {
  type ExportColumn,
  type ExportFormat,
  exportReader,
  first,
  inItem,
  item,
  place,
  type Texts,
} from './export-reader.sql.ts';
import { mostObjects } from './most-objects.ts';
import { plainMoney, timesQuantity } from './plain-money.sql.ts';
import { email, messageTime, previousId, segmentFields, userId } from './segment-fields.sql.ts';

const types = ['identify', 'track', 'page', 'screen', 'group', 'alias'];

const typeOf = (text: Texts) => sql`lower(${text('type')})`;
/** The second version of the spec says Order Completed, the first one Completed Order. */
const orderEvents = {
  completed: ['order completed', 'completed order'],
  updated: ['order updated', 'updated order'],
  refunded: ['order refunded', 'refunded order'],
  cancelled: ['order cancelled', 'order canceled', 'cancelled order', 'canceled order'],
} as const;

function eventIs(text: Texts, ...kinds: readonly (keyof typeof orderEvents)[]): Sql {
  const names = kinds.flatMap((kind) => orderEvents[kind]).map((name) => literal(name));
  return sql`coalesce(${typeOf(text)} = 'track' and replace(lower(${text('event')}), '_', ' ') in (${join(names)}), false)`;
}

const isOrder = (text: Texts) => eventIs(text, 'completed', 'updated', 'refunded', 'cancelled');
const isAboutPeople = (text: Texts) =>
  sql`coalesce(${typeOf(text)} in ('identify', 'group', 'alias'), false)`;

const orderId = (text: Texts) => first(text, ['properties.order_id', 'properties.orderId']);
const messageId = (text: Texts) => sql`coalesce(${text('messageId')}, 'row ' || record)`;
const quantity = sql`coalesce(${inItem('quantity')}, '1')`;
const product = sql`coalesce(${inItem('sku')}, ${inItem('product_id')}, ${inItem('name')})`;
const lineMoney = timesQuantity(inItem('price'), quantity);

/** Without a number an order is one by itself. */
const ownOrder = (text: Texts) =>
  sql`coalesce(${orderId(text)}, case when ${eventIs(text, 'completed')} then ${messageId(text)} end)`;

/** What the message says that the goods cost, without taxes and shipping; null where its products have to say it. */
function goods(text: Texts): Sql {
  const less = (field: string) => sql`coalesce(${plainMoney(text(field))}, 0)`;
  return sql`coalesce(${plainMoney(text('properties.subtotal'))}, ${plainMoney(text('properties.revenue'))},
    try_cast(${plainMoney(text('properties.total'))} - ${less('properties.shipping')} - ${less('properties.tax')} as decimal(18, 4)))`;
}

/** Without a word about money, and without products, all that is left of an order is paid back. */
const isAllPaidBack = (text: Texts) => sql`(${item} is null and ${goods(text)} is null)`;

/** A refund is money below zero, on its own day. */
function amount(text: Texts): Sql {
  return sql`case when ${eventIs(text, 'cancelled')} then '0'
    when ${eventIs(text, 'refunded')} then case when ${isAllPaidBack(text)} then '0' else cast(-abs(${lineMoney}) as varchar) end
    else coalesce(cast(${lineMoney} as varchar), ${inItem('price')}, ${first(text, ['properties.subtotal', 'properties.revenue', 'properties.total'])}) end`;
}

const wholeAmount = (text: Texts) =>
  sql`case when ${eventIs(text, 'cancelled')} then null when ${eventIs(text, 'refunded')} then -abs(${goods(text)}) else ${goods(text)} end`;

/** Rows that change an order have lines of their own: they repeat only themselves. */
function line(text: Texts): Sql {
  const own = sql`coalesce(${product}, '') || '#' || row_number() over (partition by record, ${product} order by place)`;
  return sql`case when ${eventIs(text, 'completed')} then ${own} else lower(${text('event')}) || ' ' || ${messageId(text)} || '#' || ${place} end`;
}

const changesOf = (text: Texts): ChangeColumns => ({
  change: sql`case when ${eventIs(text, 'updated')} then 'update' when ${eventIs(text, 'cancelled')} then 'cancel'
          when ${eventIs(text, 'refunded')} then case when ${isAllPaidBack(text)} then 'refund-all' else 'refund' end end`,
  order_total: sql`case when ${eventIs(text, 'completed', 'updated')}
            or (${eventIs(text, 'refunded')} and coalesce(${text('properties.subtotal')}, ${text('properties.revenue')}) is null)
          then abs(${plainMoney(text('properties.total'))}) end`,
  message_id: messageId(text),
});

const people: readonly ExportColumn[] = [
  {
    column: 'customer_id',
    from: 'userId',
    why: "the customer as the company knows it; without one the address, the telephone number or the browser's id",
    value: userId,
  },
  { column: 'email', from: 'traits.email', why: 'the address of the person', value: email },
  {
    column: 'phone',
    from: 'traits.phone',
    why: 'the telephone number of the person',
    value: (text) => first(text, ['traits.phone', 'context.traits.phone']),
  },
  { column: 'anonymous_id', from: 'anonymousId', why: 'the browser or device' },
];
const at: ExportColumn = {
  column: 'at',
  from: 'timestamp',
  why: 'when it happened',
  value: (text) => first(text, messageTime),
};

/**
 * Messages of the Segment spec, one a line, as its destinations and its warehouses of raw messages give them. Orders
 * follow the second version of the e-commerce spec: completed ones are sales, updated ones replace what was said of them
 * before, refunds are paid back on their own day, and cancelled ones count nowhere.
 */
const format: ExportFormat = {
  name: 'segment-events',
  words: 'Segment messages',
  fields: segmentFields,
  recognises: (table) =>
    mostObjects(
      table,
      ({ type, userId: user, anonymousId, messageId: message }) =>
        typeof type === 'string' &&
        types.includes(type.toLowerCase()) &&
        [user, anonymousId, message].some((id) => id !== undefined),
    ),
  parts: [
    {
      kind: 'transactions',
      where: isOrder,
      each: 'properties.products',
      weight: () => lineMoney,
      columns: [
        { column: 'transaction_id', from: 'properties.order_id', why: 'the order', value: ownOrder },
        { column: 'line', from: 'properties.products', why: 'the line', value: line },
        ...people,
        {
          column: 'guest',
          from: 'properties.order_id',
          why: 'an order of nobody who is known',
          value: ownOrder,
        },
        at,
        {
          column: 'amount',
          from: 'properties.products',
          why: 'the subtotal of the order, or else its revenue, spread over the products; a refund is below zero',
          value: amount,
          whole: wholeAmount,
        },
        {
          column: 'quantity',
          from: 'properties.products',
          why: 'units on the line',
          value: (text) =>
            sql`case when ${item} is null then null when ${eventIs(text, 'refunded')} then '-' || ltrim(${quantity}, '-') else ${quantity} end`,
        },
        {
          column: 'product_id',
          from: 'properties.products',
          why: 'the SKU; without one the id or the name of the product',
          value: () => product,
        },
        {
          column: 'category',
          from: 'properties.products',
          why: 'the category',
          value: () => inItem('category'),
        },
        { column: 'brand', from: 'properties.products', why: 'the brand', value: () => inItem('brand') },
        { column: 'channel', from: 'properties.affiliation', why: 'the store where it was bought' },
        {
          column: 'discount',
          from: 'properties.discount',
          why: 'what was taken off the order, spread over the products',
          value: () => sql`cast(null as varchar)`,
          whole: (text) =>
            sql`case when ${eventIs(text, 'completed', 'updated')} then abs(${plainMoney(text('properties.discount'))}) end`,
        },
        {
          column: 'currency',
          from: 'properties.currency',
          why: 'of the order',
          value: (text) => sql`coalesce(${text('properties.currency')}, ${inItem('currency')})`,
        },
      ],
      changes: changesOf,
      setAside: (text) => [changeWithoutOrder(changesOf(text), orderId(text), 'properties.order_id')],
    },
    {
      kind: 'customers',
      where: isAboutPeople,
      columns: [
        ...people,
        {
          column: 'previous_id',
          from: 'previousId',
          why: 'another id of the same person',
          value: previousId,
        },
        {
          column: 'created_at',
          from: ['traits.createdAt', 'traits.created_at'],
          why: 'since when',
          value: (text) => first(text, ['traits.createdAt', 'traits.created_at']),
        },
        { column: 'country', from: 'traits.address.country', why: 'where the person lives' },
        { column: 'region', from: 'traits.address.state', why: 'where the person lives' },
        { column: 'industry', from: 'traits.industry', why: 'of the company' },
        {
          column: 'account_id',
          from: 'groupId',
          why: 'the company that the person belongs to',
          value: (text) => first(text, ['groupId', 'traits.company.id']),
        },
        {
          column: 'first_name',
          from: 'traits.firstName',
          why: 'the name',
          value: (text) => first(text, ['traits.firstName', 'traits.first_name']),
        },
        {
          column: 'last_name',
          from: 'traits.lastName',
          why: 'the name',
          value: (text) => first(text, ['traits.lastName', 'traits.last_name']),
        },
        { column: 'street', from: 'traits.address.street', why: 'where the person lives' },
        {
          column: 'postal_code',
          from: 'traits.address.postalCode',
          why: 'where the person lives',
          value: (text) => first(text, ['traits.address.postalCode', 'traits.address.postal_code']),
        },
        { column: 'city', from: 'traits.address.city', why: 'where the person lives' },
      ],
    },
    {
      kind: 'interactions',
      where: (text) => sql`not (${isOrder(text)} or ${isAboutPeople(text)})`,
      columns: [
        { column: 'message_id', from: 'messageId', why: 'the message' },
        ...people,
        at,
        {
          column: 'kind',
          from: 'event',
          why: 'the name of the event; page and screen for what was looked at',
          value: (text) =>
            sql`case when ${typeOf(text)} = 'track' then ${text('event')} else ${typeOf(text)} end`,
        },
        { column: 'channel', from: 'channel', why: 'where it was recorded' },
        {
          column: 'product_id',
          from: 'properties.product_id',
          why: 'the product',
          value: (text) => first(text, ['properties.sku', 'properties.product_id']),
        },
        {
          column: 'campaign_id',
          from: 'context.campaign.name',
          why: 'the campaign',
          value: (text) => first(text, ['properties.campaign_id', 'context.campaign.name']),
        },
        {
          column: 'value',
          from: 'properties.value',
          why: 'what it was worth',
          value: (text) => plainMoney(first(text, ['properties.revenue', 'properties.value'])),
        },
      ],
      setAside: (text) => [
        {
          fault: { code: 'type-unknown', reason: 'The message is of no type of the spec.', field: 'type' },
          holds: sql`coalesce(${typeOf(text)} not in ('track', 'page', 'screen'), true)`,
          value: text('type'),
        },
        {
          fault: { code: 'event-missing', reason: 'The event has no name.', field: 'event' },
          holds: sql`${typeOf(text)} = 'track' and ${text('event')} is null`,
          value: sql`null`,
        },
      ],
    },
  ],
};

export const segmentEvents = exportReader(format);
