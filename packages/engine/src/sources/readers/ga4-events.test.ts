import { describe, expect, test } from 'vitest';
import { readFiles } from '../../../test/read-files.ts';
import { sql } from '../../warehouse/index.ts';

const micros = (time: string) => String(Date.parse(`${time}Z`) * 1000);
const event = (name: string, time: string, more: object = {}) => ({
  event_date: time.slice(0, 10).replaceAll('-', ''),
  event_timestamp: micros(time),
  event_name: name,
  event_params: [{ key: 'ga_session_id', value: { int_value: '17' } }],
  user_pseudo_id: '1234.5678',
  user_id: null,
  platform: 'WEB',
  items: [],
  ...more,
});
const items = [
  {
    item_id: 'A',
    item_name: 'Tea',
    item_brand: 'Acme',
    item_category: 'Drinks',
    price: 10,
    quantity: 2,
    discount: 1,
  },
  { item_id: 'B', item_name: 'Cup', price: 5 },
];
const euro = [{ key: 'currency', value: { string_value: 'EUR' } }];
const purchase = (order: string, time: string, more: object = {}) =>
  event('purchase', time, {
    ecommerce: { transaction_id: order, purchase_revenue: 25, tax_value: 4, shipping_value: 3 },
    event_params: euro,
    items,
    ...more,
  });
const refund = (order: string, time: string, more: object = {}) =>
  event('refund', time, { ecommerce: { transaction_id: order }, event_params: euro, ...more });
const ndjson = (...rows: readonly object[]) => rows.map((row) => `${JSON.stringify(row)}\n`).join('');

async function monthsOf(files: Readonly<Record<string, string>>) {
  let months: unknown;
  const { report, rejected, orders } = await readFiles(files, {
    maxRejected: 1,
    look: async (landing) => {
      months = await landing.rows(
        sql`select strftime(day, '%Y-%m') as month, sum(amount) as revenue from transactions group by 1 order by 1`,
        { month: 'text', revenue: 'money' },
      );
    },
  });
  for (const { rows } of report.files)
    expect(rows.read).toBe(rows.accepted + rows.duplicates + rows.rejected);
  return { report, months, rejected, orders };
}

describe('events of Google Analytics 4', () => {
  test('purchases are orders, other events are what people did; who they are is linked', async () => {
    const { report, orders } = await readFiles(
      {
        'events.json': ndjson(
          purchase('T1', '2026-01-10T10:00:00', { user_id: 'u7' }),
          purchase('T2', '2026-01-11T10:00:00', { items: [] }),
          event('view_item', '2026-01-09T10:00:00.123', {
            items: [{ item_id: 'A' }],
            event_params: [{ key: 'value', value: { double_value: 10 } }],
          }),
          event('page_view', '2026-01-09T10:00:01'),
        ),
      },
      {
        look: async (landing) => {
          expect(
            await landing.rows(
              sql`select customer_id as customer, kind, product_id as product, value, channel, cast("at" as varchar) as "at" from interactions order by "at"`,
              {
                customer: 'text',
                kind: 'text',
                product: 'text?',
                value: 'money?',
                channel: 'text?',
                at: 'text',
              },
            ),
          ).toEqual([
            {
              customer: 'anonymous:1234.5678',
              kind: 'view_item',
              product: 'A',
              value: 10,
              channel: 'WEB',
              at: '2026-01-09 10:00:00.123',
            },
            {
              customer: 'anonymous:1234.5678',
              kind: 'page_view',
              product: null,
              value: null,
              channel: 'WEB',
              at: '2026-01-09 10:00:01',
            },
          ]);
          expect(
            await landing.rows(sql`select "key", other, rule from identity_links`, {
              key: 'text',
              other: 'text',
              rule: 'text',
            }),
          ).toEqual([{ key: 'u7', other: 'anonymous:1234.5678', rule: 'anonymous' }]);
        },
      },
    );
    expect(report.files.map(({ reader, kind, rows }) => [reader, kind, rows])).toEqual([
      ['ga4-events', 'transactions', { read: 3, accepted: 3, duplicates: 0, rejected: 0 }],
      ['ga4-events', 'interactions', { read: 2, accepted: 2, duplicates: 0, rejected: 0 }],
    ]);
    expect(orders).toMatchObject([
      { order: 'T1', customer: 'u7', at: '2026-01-10 10:00:00', amount: 20, quantity: 2, currency: 'EUR' },
      { order: 'T1', customer: 'u7', amount: 5, quantity: 1 },
      { order: 'T2', customer: 'anonymous:1234.5678', amount: 25, quantity: null },
    ]);
  });

  test.each([
    ['its value', { ecommerce: { transaction_id: 'T1', refund_value: 7 } }, -7],
    ['some items', { items: [{ item_id: 'B', price: 5, quantity: 1 }] }, -5],
    ['nothing: all of it', {}, -25],
  ])('a refund is paid back in its own month: it states %s', async (_, more, expected) => {
    const { months } = await monthsOf({
      'a.json': ndjson(refund('T1', '2026-02-10T10:00:00', more)),
      'b.json': ndjson(purchase('T1', '2026-01-10T10:00:00')),
    });
    expect(months).toEqual([
      { month: '2026-01', revenue: 25 },
      { month: '2026-02', revenue: expected },
    ]);
  });

  test('a purchase that a reloaded page sends again counts once, and so does an event in two exports', async () => {
    const { report, months } = await monthsOf({
      'a.json': ndjson(
        purchase('T1', '2026-01-10T10:00:00'),
        purchase('T1', '2026-01-10T10:09:00'),
        event('page_view', '2026-01-10T10:00:00'),
      ),
      'b.json': ndjson(event('page_view', '2026-01-10T10:00:00'), event('page_view', '2026-01-10T11:00:00')),
    });
    expect(months).toEqual([{ month: '2026-01', revenue: 25 }]);
    // The second file holds no purchase, and no part of it says that it has none.
    expect(report.files.map(({ name, kind, rows }) => [name, kind, rows.read, rows.duplicates])).toEqual([
      ['a.json', 'transactions', 4, 2],
      ['a.json', 'interactions', 1, 0],
      ['b.json', 'interactions', 2, 1],
    ]);
  });

  test('purchases as gtag sends them, with a time and a person', async () => {
    const { report, orders } = await monthsOf({
      'purchases.json': ndjson({
        transaction_id: 'T1',
        value: 25,
        currency: 'EUR',
        tax: 4,
        shipping: 3,
        items,
        client_id: 'c1',
        timestamp: '2026-01-10T10:00:00Z',
      }),
    });
    expect(report.files[0]).toMatchObject({ reader: 'ga4-events', rows: { read: 2, accepted: 2 } });
    expect(orders.map(({ customer, amount }) => [customer, amount])).toEqual([
      ['anonymous:c1', 20],
      ['anonymous:c1', 5],
    ]);
  });

  test('whatever stands in its fields, no row is lost and nothing breaks', async () => {
    const odd = [
      purchase('(not set)', '2026-01-10T10:00:00', { items: {} }),
      purchase('T3', '2026-01-10T10:00:00', {
        items: [null, 'x', { price: {} }],
        ecommerce: { transaction_id: 'T3' },
      }),
      purchase('T4', '2026-01-10T10:00:00', { ecommerce: [], event_params: { key: 'value' } }),
      purchase('T5', '2026-01-10T10:00:00', { event_timestamp: '9'.repeat(40) }),
      purchase('T6', '2026-01-10T10:00:00', {
        ecommerce: { transaction_id: 'T6', purchase_revenue: '9'.repeat(40) },
      }),
      refund('', '2026-01-10T10:00:00'),
      event('page_view', '2026-01-10T10:00:00', { user_pseudo_id: null }),
      { event_name: null, event_timestamp: 1, event_params: 'none' },
      { event_name: {}, event_timestamp: [], user_pseudo_id: {} },
    ];
    const good = Array.from({ length: 12 }, (_, i) => purchase(`G${i}`, '2026-01-10T10:00:00'));
    const text = `${ndjson(...good, ...odd)}{"event_name":"purchase","__proto__":1}\n[1]\n`;
    const { report, rejected } = await monthsOf({ 'events.json': text });
    expect(report.files.map(({ kind, rows }) => [kind, rows.read])).toEqual([
      ['transactions', 24 + 1 + 3 + 2 + 2 + 2 + 1 + 1 + 1],
      ['interactions', 3],
    ]);
    expect(rejected).toHaveLength(report.files.reduce((sum, { rows }) => sum + rows.rejected, 0));
  });
});
