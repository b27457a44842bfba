import { join, literal, sql } from '../../warehouse/index.ts';
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

/** Where the things of an event stand, each in the ways in which Klaviyo's versions write it. */
const places = {
  id: [['uuid'], ['unique_id'], ['id'], ['event_id']],
  time: [['datetime'], ['time'], ['timestamp']],
  metric: [
    ['metric', 'name'],
    ['metric', 'data', 'attributes', 'name'],
    ['event_name'],
    ['event'],
    ['metric_name'],
  ],
  value: [['value']],
  currency: [['value_currency']],
  person: [
    ['profile', 'external_id'],
    ['profile', 'data', 'attributes', 'external_id'],
    ['customer_properties', '$id'],
  ],
  klaviyoId: [['profile_id'], ['profile', 'id'], ['profile', 'data', 'id'], ['person', 'id']],
  email: [
    ['profile', 'email'],
    ['profile', '$email'],
    ['profile', 'data', 'attributes', 'email'],
    ['customer_properties', '$email'],
    ['customer_properties', 'email'],
    ['person', '$email'],
    ['person', 'email'],
  ],
  phone: [
    ['profile', 'phone_number'],
    ['profile', '$phone_number'],
    ['profile', 'data', 'attributes', 'phone_number'],
    ['customer_properties', '$phone_number'],
  ],
} as const;

/** What stands in the properties of an event, which are called one or the other. */
const properties = {
  order: ['OrderId', 'OrderID', 'order_id', 'Order ID', 'Order Number'],
  eventId: ['$event_id'],
  items: ['Items', 'items'],
  value: ['$value', 'value'],
  currency: ['$currency_code', 'Currency', 'currency'],
  discount: ['DiscountValue', 'Discount Value'],
  product: ['SKU', 'ProductID', 'ProductId', 'ProductName'],
  campaign: ['Campaign Name', '$message'],
  channel: ['SourceName', 'Source Name'],
} as const;

type Place = keyof typeof places;
type Property = keyof typeof properties;
type Keys = readonly string[];

const metrics = {
  placed: ['placed order'],
  refunded: ['refunded order'],
  cancelled: ['cancelled order', 'canceled order'],
} as const;

const quantity = sql`coalesce(${inItem('Quantity')}, ${inItem('quantity')}, '1')`;
const price = sql`coalesce(${inItem('ItemPrice')}, ${inItem('price')})`;
const lineMoney = sql`coalesce(${plainMoney(inItem('RowTotal'))}, ${timesQuantity(price, quantity)})`;
const product = sql`coalesce(${inItem('SKU')}, ${inItem('sku')}, ${inItem('ProductID')}, ${inItem('ProductId')},
  ${inItem('ProductName')}, ${inItem('name')}, case when json_type(${item}) = 'VARCHAR' then json_extract_string(${item}, '$') end)`;

/**
 * Klaviyo's events. `Placed Order` is the sale, with its `$value` spread over its items, because Klaviyo counts revenue
 * so too; `Ordered Product` tells of the same money again and is what somebody did, as all other metrics are.
 *
 * @param base the keys that lead to the attributes of an event: none in a flat one
 */
function formatAt(base: Keys, recognises: (event: JsonObject) => boolean): ExportFormat {
  const above = base.slice(0, -1);
  const beside: Partial<Record<Place, readonly Keys[]>> =
    base.length === 0
      ? {}
      : {
          id: [[...above, 'id']],
          metric: [[...above, 'included', 'metric', 'name']],
          klaviyoId: [[...above, 'relationships', 'profile', 'data', 'id']],
          person: [[...above, 'included', 'profile', 'external_id']],
          email: [[...above, 'included', 'profile', 'email']],
          phone: [[...above, 'included', 'profile', 'phone_number']],
        };
  const keysOf = (name: Place): readonly Keys[] => [
    ...places[name].map((keys) => [...base, ...keys]),
    ...(beside[name] ?? []),
  ];
  const propertyKeys = (name: Property): readonly Keys[] =>
    ['properties', 'event_properties'].flatMap((parent) =>
      properties[name].map((key) => [...base, parent, key]),
    );
  const header = (keys: Keys) => keys.join('.');
  const headers = (name: Place) => keysOf(name).map(header);
  const propertyHeaders = (name: Property) => propertyKeys(name).map(header);
  const get = (text: Texts, name: Place) => first(text, headers(name));
  const property = (text: Texts, name: Property) => first(text, propertyHeaders(name));

  const metric = (text: Texts) => get(text, 'metric');
  const metricIs = (text: Texts, ...kinds: readonly (keyof typeof metrics)[]) => {
    const names = kinds.flatMap((kind) => metrics[kind]).map((name) => literal(name));
    return sql`coalesce(lower(${metric(text)}) in (${join(names)}), false)`;
  };
  const isOrder = (text: Texts) => metricIs(text, 'placed', 'refunded', 'cancelled');
  const messageId = (text: Texts) =>
    sql`coalesce(${get(text, 'id')}, ${property(text, 'eventId')}, 'row ' || record)`;
  const orderId = (text: Texts) => property(text, 'order');
  const ownOrder = (text: Texts) =>
    sql`coalesce(${orderId(text)}, case when ${metricIs(text, 'placed')} then coalesce(${property(text, 'eventId')}, ${messageId(text)}) end)`;
  const value = (text: Texts) => sql`coalesce(${property(text, 'value')}, ${get(text, 'value')})`;
  const isAllPaidBack = (text: Texts) => sql`(${item} is null and ${plainMoney(value(text))} is null)`;
  const changesOf = (text: Texts): ChangeColumns => ({
    change: sql`case when ${metricIs(text, 'cancelled')} then 'cancel'
      when ${metricIs(text, 'refunded')} then case when ${isAllPaidBack(text)} then 'refund-all' else 'refund' end end`,
    order_total: sql`cast(null as decimal(18, 4))`,
    message_id: messageId(text),
  });

  const people: readonly ExportColumn[] = [
    {
      column: 'customer_id',
      from: headers('person'),
      why: 'the customer as the company knows it; without one as Klaviyo does, and else the address',
      value: (text) => {
        const own = get(text, 'person');
        return sql`coalesce(case when ${emailText(own)} is null then ${own} end, 'klaviyo:' || ${get(text, 'klaviyoId')})`;
      },
    },
    {
      column: 'email',
      from: headers('email'),
      why: 'the address of the person',
      value: (text) => sql`coalesce(${get(text, 'email')}, ${emailText(get(text, 'person'))})`,
    },
    {
      column: 'phone',
      from: headers('phone'),
      why: 'the telephone number of the person',
      value: (text) => get(text, 'phone'),
    },
  ];
  const at: ExportColumn = {
    column: 'at',
    from: headers('time'),
    why: 'when it happened',
    value: (text) => get(text, 'time'),
  };

  return {
    name: 'klaviyo-events',
    words: 'Klaviyo events',
    fields: [
      ...Object.keys(places).flatMap((name) => keysOf(name as Place)),
      ...Object.keys(properties).flatMap((name) => propertyKeys(name as Property)),
    ].map((keys) => [header(keys), keys] as const),
    recognises: (table) => mostObjects(table, recognises),
    parts: [
      {
        kind: 'transactions',
        where: isOrder,
        each: (text) => property(text, 'items'),
        weight: () => lineMoney,
        columns: [
          { column: 'transaction_id', from: propertyHeaders('order'), why: 'the order', value: ownOrder },
          {
            column: 'line',
            from: propertyHeaders('items'),
            why: 'the line',
            value: (text) => sql`case when ${metricIs(text, 'placed')}
              then coalesce(${product}, '') || '#' || row_number() over (partition by record, ${product} order by place)
              else lower(${metric(text)}) || ' ' || ${messageId(text)} || '#' || ${place} end`,
          },
          ...people,
          {
            column: 'guest',
            from: propertyHeaders('order'),
            why: 'an order of nobody who is known',
            value: ownOrder,
          },
          at,
          {
            column: 'amount',
            from: propertyHeaders('value'),
            why: 'the value of the order, spread over its items; a refund is below zero',
            value: (text) => sql`case when ${metricIs(text, 'cancelled')} then '0'
              when ${metricIs(text, 'refunded')} then case when ${isAllPaidBack(text)} then '0' else cast(-abs(${lineMoney}) as varchar) end
              else coalesce(cast(${lineMoney} as varchar), ${price}, ${value(text)}) end`,
            whole: (text) => sql`case when ${metricIs(text, 'cancelled')} then null
              when ${metricIs(text, 'refunded')} then -abs(${plainMoney(value(text))}) else ${plainMoney(value(text))} end`,
          },
          {
            column: 'quantity',
            from: propertyHeaders('items'),
            why: 'units on the line',
            value: (text) =>
              sql`case when ${item} is null then null when ${metricIs(text, 'refunded')} then '-' || ltrim(${quantity}, '-') else ${quantity} end`,
          },
          { column: 'product_id', from: propertyHeaders('items'), why: 'the item', value: () => product },
          { column: 'brand', from: propertyHeaders('items'), why: 'the brand', value: () => inItem('Brand') },
          {
            column: 'category',
            from: propertyHeaders('items'),
            why: 'the first category',
            value: () => sql`json_extract_string(${item}, '$."Categories"[0]')`,
          },
          {
            column: 'channel',
            from: propertyHeaders('channel'),
            why: 'where it was bought',
            value: (text) => property(text, 'channel'),
          },
          {
            column: 'discount',
            from: propertyHeaders('discount'),
            why: 'what was taken off the order, spread over its items',
            value: () => sql`cast(null as varchar)`,
            whole: (text) =>
              sql`case when ${metricIs(text, 'placed')} then abs(${plainMoney(property(text, 'discount'))}) end`,
          },
          {
            column: 'currency',
            from: [...propertyHeaders('currency'), ...headers('currency')],
            why: 'of the order',
            value: (text) => sql`coalesce(${property(text, 'currency')}, ${get(text, 'currency')})`,
          },
        ],
        changes: changesOf,
        setAside: (text) => [
          changeWithoutOrder(changesOf(text), orderId(text), propertyHeaders('order')[0]!),
        ],
      },
      {
        kind: 'interactions',
        where: (text) => sql`not ${isOrder(text)}`,
        columns: [
          {
            column: 'message_id',
            from: headers('id'),
            why: 'the event',
            value: (text) => sql`coalesce(${get(text, 'id')}, ${property(text, 'eventId')})`,
          },
          ...people,
          at,
          { column: 'kind', from: headers('metric'), why: 'the name of the metric', value: metric },
          {
            column: 'channel',
            from: propertyHeaders('channel'),
            why: 'where it happened',
            value: (text) => property(text, 'channel'),
          },
          {
            column: 'product_id',
            from: propertyHeaders('product'),
            why: 'the product',
            value: (text) => property(text, 'product'),
          },
          {
            column: 'campaign_id',
            from: propertyHeaders('campaign'),
            why: 'the campaign',
            value: (text) => property(text, 'campaign'),
          },
          {
            column: 'value',
            from: propertyHeaders('value'),
            why: 'what it was worth',
            value: (text) => plainMoney(value(text)),
          },
        ],
        setAside: (text) => [
          {
            fault: {
              code: 'metric-missing',
              reason:
                'The event does not name its metric: ask for it with include=metric, and keep “included”.',
              field: headers('metric')[0]!,
            },
            holds: sql`${metric(text)} is null`,
            value: sql`null`,
          },
        ],
      },
    ],
  };
}

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const hasOne = (object: JsonObject, ...keys: readonly string[]) => keys.some((key) => hasKey(object, key));
const hasProperties = (event: JsonObject) => hasOne(event, 'properties', 'event_properties');

/** An event of the API: its type, and attributes with what happened. */
function isResource(event: unknown): boolean {
  if (!isObject(event)) return false;
  const { type, attributes } = event as { readonly type?: unknown; readonly attributes?: unknown };
  return type === 'event' && isObject(attributes) && hasProperties(attributes);
}

/** A flat event names its metric, and the person as Klaviyo does. */
function isFlat(event: JsonObject): boolean {
  const { metric } = event as { readonly metric?: unknown };
  if (!hasProperties(event)) return false;
  if (isObject(metric)) return hasKey(metric, 'name') || hasKey(metric, 'data');
  return (
    hasOne(event, 'event', 'event_name', 'metric_name') &&
    hasOne(event, 'customer_properties', 'person', 'profile')
  );
}

export const klaviyoEvents = [
  exportReader(formatAt(['attributes'], isResource)),
  exportReader(
    formatAt(['data', 'attributes'], ({ data }: JsonObject & { readonly data?: unknown }) =>
      isResource(data),
    ),
  ),
  exportReader(formatAt([], isFlat)),
];
