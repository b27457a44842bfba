import { literal, type Sql, sql } from '../../warehouse/index.ts';
import { type ChangeColumns, changeWithoutOrder } from '../accept/changed-orders.sql.ts';
import type { JsonObject } from '../files/table.ts';
import { emailText } from '../values/person-keys.sql.ts';
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
import { hasKey, mostObjects } from './most-objects.ts';
import { plainMoney, timesQuantity } from './plain-money.sql.ts';

const fields = [
  ...[
    'event_name',
    'event_timestamp',
    'timestamp_micros',
    'timestamp',
    'event_date',
    'date',
    'user_id',
    'user_pseudo_id',
    'client_id',
    'platform',
    'event_params',
    'event_bundle_sequence_id',
    'batch_page_id',
    'batch_ordering_id',
    'batch_event_index',
    'transaction_id',
    'value',
    'currency',
    'items',
  ].map((key) => [key]),
  ...['transaction_id', 'purchase_revenue', 'refund_value'].map((key) => ['ecommerce', key]),
  ['collected_traffic_source', 'manual_campaign_name'],
].map((keys) => [keys.join('.'), keys] as const);

/** What a parameter of the event holds: BigQuery keeps them in a list of keys and values. */
function parameter(text: Texts, key: string): Sql {
  const params = text('event_params');
  const isKey = sql`json_extract_string(param, '$."key"') = ${literal(key)}`;
  const value = ['string_value', 'int_value', 'double_value', 'float_value'].map(
    (name) => sql`json_extract_string(param, ${literal(`$."value"."${name}"`)})`,
  );
  const [given, ...others] = value;
  const filled = others.reduce((earlier, later) => sql`coalesce(${earlier}, ${later})`, given!);
  return sql`case when json_valid(${params}) and json_type(${params}) = 'ARRAY' then
    list_transform(list_filter(json_extract(${params}, '$[*]'), lambda param: ${isKey}), lambda param: ${filled})[1] end`;
}

/** Google writes this where there is no value. */
const set = (text: Sql) => sql`nullif(nullif(${text}, '(not set)'), '')`;

/** Without an event name, a row with an order id is a purchase as `gtag` sends it. */
const eventName = (text: Texts) =>
  sql`coalesce(${text('event_name')}, case when ${text('event_params')} is null and ${text('transaction_id')} is not null then 'purchase' end)`;
const eventIs = (text: Texts, name: 'purchase' | 'refund') =>
  sql`coalesce(${eventName(text)} = ${literal(name)}, false)`;
const isOrder = (text: Texts) => sql`(${eventIs(text, 'purchase')} or ${eventIs(text, 'refund')})`;

/** Google counts microseconds since 1970. */
function time(text: Texts): Sql {
  const written = first(text, ['event_timestamp', 'timestamp_micros', 'timestamp', 'date', 'event_date']);
  return sql`case when regexp_full_match(${written}, '[0-9]{15,16}') then left(${written}, -3) else ${written} end`;
}

/** Events have no id: who, when, what, and the place in what the browser sent together. */
function messageId(text: Texts): Sql {
  const batch = ['event_bundle_sequence_id', 'batch_page_id', 'batch_ordering_id', 'batch_event_index'];
  return sql`concat_ws(':', coalesce(${first(text, ['user_pseudo_id', 'client_id', 'user_id'])}, ''),
    ${first(text, ['event_timestamp', 'timestamp_micros', 'timestamp', 'date', 'event_date'])}, ${eventName(text)}, ${batch.reduce(
      (all, field) => sql`${all} || ':' || coalesce(${text(field)}, '')`,
      sql`''`,
    )})`;
}

const orderId = (text: Texts) =>
  sql`coalesce(${set(first(text, ['ecommerce.transaction_id', 'transaction_id']))}, ${set(parameter(text, 'transaction_id'))})`;
const ownOrder = (text: Texts) =>
  sql`coalesce(${orderId(text)}, case when ${eventIs(text, 'purchase')} then ${messageId(text)} || ' row ' || record end)`;

const quantity = sql`coalesce(${inItem('quantity')}, '1')`;
const product = sql`coalesce(${set(inItem('item_id'))}, ${set(inItem('item_name'))})`;
const lineMoney = sql`coalesce(${timesQuantity(inItem('price'), quantity)}, ${plainMoney(inItem('item_revenue'))}, ${plainMoney(inItem('item_refund'))})`;

/** The value of an event is without taxes and shipping. */
function goods(text: Texts): Sql {
  const value = sql`coalesce(${plainMoney(text('value'))}, ${plainMoney(parameter(text, 'value'))})`;
  return sql`case when ${eventIs(text, 'refund')} then coalesce(${plainMoney(text('ecommerce.refund_value'))}, ${value})
    else coalesce(${plainMoney(text('ecommerce.purchase_revenue'))}, ${value}) end`;
}
const isAllPaidBack = (text: Texts) => sql`(${item} is null and ${goods(text)} is null)`;

const changesOf = (text: Texts): ChangeColumns => ({
  change: sql`case when ${eventIs(text, 'refund')} then case when ${isAllPaidBack(text)} then 'refund-all' else 'refund' end end`,
  order_total: sql`cast(null as decimal(18, 4))`,
  message_id: messageId(text),
});

const people: readonly ExportColumn[] = [
  {
    column: 'customer_id',
    from: 'user_id',
    why: 'the customer as the company knows it; without one the browser or device',
    value: (text) => sql`case when ${emailText(text('user_id'))} is null then ${set(text('user_id'))} end`,
  },
  {
    column: 'email',
    from: 'user_id',
    why: 'an address that is used as an id',
    value: (text) => emailText(text('user_id')),
  },
  {
    column: 'anonymous_id',
    from: ['user_pseudo_id', 'client_id'],
    why: 'the browser or device',
    value: (text) => first(text, ['user_pseudo_id', 'client_id']),
  },
];
const at: ExportColumn = {
  column: 'at',
  from: 'event_timestamp',
  why: 'when it happened, in UTC',
  value: time,
};

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A row of the table of events that Google Analytics exports to BigQuery. */
const isEvent = (row: JsonObject) =>
  hasKey(row, 'event_name') &&
  hasKey(row, 'event_timestamp') &&
  ['user_pseudo_id', 'event_params', 'ecommerce'].some((key) => hasKey(row, key));

/** The parameters of a purchase as `gtag` sends them, with a time and a person beside them. */
const isPurchase = (row: JsonObject & { readonly items?: unknown }) =>
  ['transaction_id', 'value', 'items'].every((key) => hasKey(row, key)) &&
  Array.isArray(row.items) &&
  row.items.some((one) => isObject(one) && (hasKey(one, 'item_id') || hasKey(one, 'item_name'))) &&
  ['event_timestamp', 'timestamp_micros', 'timestamp', 'event_date', 'date'].some((key) =>
    hasKey(row, key),
  ) &&
  ['user_id', 'user_pseudo_id', 'client_id'].some((key) => hasKey(row, key));

/**
 * Events of Google Analytics 4: the table that it exports to BigQuery as NDJSON, or purchases as `gtag` sends them.
 * Purchases and refunds are orders, everything else is what people did.
 */
const format: ExportFormat = {
  name: 'ga4-events',
  words: 'Google Analytics 4 events',
  fields,
  recognises: (table) => mostObjects(table, (row) => isEvent(row) || isPurchase(row)),
  parts: [
    {
      kind: 'transactions',
      where: isOrder,
      each: 'items',
      weight: () => lineMoney,
      columns: [
        {
          column: 'transaction_id',
          from: ['ecommerce.transaction_id', 'transaction_id'],
          why: 'the order',
          value: ownOrder,
        },
        {
          column: 'line',
          from: 'items',
          why: 'the line',
          value: (
            text,
          ) => sql`case when ${eventIs(text, 'refund')} then 'refund ' || ${messageId(text)} || '#' || ${place}
            else coalesce(${product}, '') || '#' || row_number() over (partition by record, ${product} order by place) end`,
        },
        ...people,
        { column: 'guest', from: 'transaction_id', why: 'an order of nobody who is known', value: ownOrder },
        at,
        {
          column: 'amount',
          from: 'ecommerce.purchase_revenue',
          why: 'the value of the event, spread over its items; a refund is below zero',
          value: (text) => sql`case when ${eventIs(text, 'refund')}
            then case when ${isAllPaidBack(text)} then '0' else cast(-abs(${lineMoney}) as varchar) end
            else coalesce(cast(${lineMoney} as varchar), ${inItem('price')}, ${first(text, ['ecommerce.purchase_revenue', 'value'])}) end`,
          whole: (text) =>
            sql`case when ${eventIs(text, 'refund')} then -abs(${goods(text)}) else ${goods(text)} end`,
        },
        {
          column: 'quantity',
          from: 'items',
          why: 'units on the line',
          value: (text) =>
            sql`case when ${item} is null then null when ${eventIs(text, 'refund')} then '-' || ltrim(${quantity}, '-') else ${quantity} end`,
        },
        { column: 'product_id', from: 'items', why: 'the item', value: () => product },
        { column: 'category', from: 'items', why: 'the category', value: () => set(inItem('item_category')) },
        { column: 'brand', from: 'items', why: 'the brand', value: () => set(inItem('item_brand')) },
        { column: 'channel', from: 'platform', why: 'web or app' },
        {
          column: 'discount',
          from: 'items',
          why: 'what was taken off each unit, times the units',
          value: () => timesQuantity(inItem('discount'), quantity),
        },
        {
          column: 'currency',
          from: 'currency',
          why: 'of the event',
          value: (text) => sql`coalesce(${text('currency')}, ${parameter(text, 'currency')})`,
        },
      ],
      changes: changesOf,
      setAside: (text) => [changeWithoutOrder(changesOf(text), orderId(text), 'transaction_id')],
    },
    {
      kind: 'interactions',
      where: (text) => sql`not ${isOrder(text)}`,
      columns: [
        {
          column: 'message_id',
          from: 'event_timestamp',
          why: 'who, when and what together',
          value: messageId,
        },
        ...people,
        at,
        { column: 'kind', from: 'event_name', why: 'the name of the event' },
        { column: 'channel', from: 'platform', why: 'web or app' },
        {
          column: 'product_id',
          from: 'items',
          why: 'the first item',
          value: (text) =>
            sql`case when json_valid(${text('items')}) then json_extract_string(${text('items')}, '$[0]."item_id"') end`,
        },
        {
          column: 'campaign_id',
          from: 'collected_traffic_source.manual_campaign_name',
          why: 'the campaign',
          value: (text) => set(text('collected_traffic_source.manual_campaign_name')),
        },
        {
          column: 'value',
          from: 'value',
          why: 'what it was worth',
          value: (text) =>
            sql`coalesce(${plainMoney(text('value'))}, ${plainMoney(parameter(text, 'value'))})`,
        },
      ],
      setAside: (text) => [
        {
          fault: { code: 'event-missing', reason: 'The event has no name.', field: 'event_name' },
          holds: sql`${text('event_name')} is null`,
          value: sql`null`,
        },
      ],
    },
  ],
};

export const ga4Events = exportReader(format);
