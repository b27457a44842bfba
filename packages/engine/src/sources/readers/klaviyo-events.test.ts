import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { readFiles } from '../../../test/read-files.ts';
import { sql } from '../../warehouse/index.ts';

const email = (text: string) => `email:${createHash('sha256').update(text).digest('hex').slice(0, 32)}`;
const hashed = email('ann@example.com');

const items = [
  {
    ProductID: '1111',
    SKU: 'A',
    ProductName: 'Winnie',
    Quantity: 1,
    ItemPrice: 10,
    RowTotal: 10,
    Brand: 'Kids',
  },
  { ProductID: '1112', SKU: 'B', ProductName: 'Tales', Quantity: 2, ItemPrice: 5, RowTotal: 10 },
];
interface Happened {
  readonly id: string;
  readonly metric: string;
  readonly time: string;
  readonly properties: Readonly<Record<string, unknown>>;
}
const placed: Happened = {
  id: 'e1',
  metric: 'Placed Order',
  time: '2026-01-10T10:00:00+00:00',
  properties: { OrderId: '1234', $value: 18.5, DiscountValue: 1.5, Items: items, $currency_code: 'EUR' },
};
const ordered: Happened = {
  id: 'e2',
  metric: 'Ordered Product',
  time: '2026-01-10T10:00:00+00:00',
  properties: { OrderId: '1234', $value: 10, ProductID: '1111', SKU: 'A', Quantity: 1 },
};
const refunded: Happened = {
  id: 'e3',
  metric: 'Refunded Order',
  time: '2026-02-10T10:00:00+00:00',
  properties: { OrderId: '1234', $value: 8.5, Items: items },
};
const opened: Happened = {
  id: 'e4',
  metric: 'Opened Email',
  time: '2026-02-11T10:00:00+00:00',
  properties: { 'Campaign Name': 'Spring' },
};
const all = [placed, ordered, refunded, opened];

const resource = ({ id, metric, time, properties }: Happened) => ({
  type: 'event',
  id,
  attributes: { timestamp: 1, event_properties: properties, datetime: time, uuid: id },
  relationships: {
    profile: { data: { type: 'profile', id: 'P1' } },
    metric: { data: { type: 'metric', id: metric.slice(0, 3) } },
  },
});
/** As the API answers, asked to include metrics and profiles. */
const answer = (events: readonly Happened[]) =>
  JSON.stringify({
    data: events.map(resource),
    included: [
      ...all.map(({ metric }) => ({ type: 'metric', id: metric.slice(0, 3), attributes: { name: metric } })),
      { type: 'profile', id: 'P1', attributes: { email: 'Ann@example.com', external_id: null } },
      { type: 'profile', id: 'P2', attributes: { email: 'bob@example.com' } },
    ],
  });
/** As an event is sent to the API. */
const sent = ({ id, metric, time, properties }: Happened) => ({
  data: {
    type: 'event',
    attributes: {
      properties,
      time,
      unique_id: id,
      metric: { data: { type: 'metric', attributes: { name: metric } } },
      profile: { data: { type: 'profile', attributes: { email: 'ann@example.com' } } },
    },
  },
});
const flat = ({ id, metric, time, properties }: Happened) => ({
  unique_id: id,
  metric: { name: metric },
  profile: { email: 'ann@example.com' },
  time,
  value: properties.$value,
  properties,
});
const legacy = ({ id, metric, time, properties }: Happened) => ({
  event: metric,
  customer_properties: { $email: 'ann@example.com' },
  time: Date.parse(time) / 1000,
  properties: { ...properties, $event_id: id },
});
const ndjson = (...rows: readonly unknown[]) => rows.map((row) => `${JSON.stringify(row)}\n`).join('');

describe('events of Klaviyo', () => {
  test.each([
    ['an answer of the API, with what it includes', answer(all), 'klaviyo:P1'],
    ['events as they are sent, one a line', ndjson(...all.map(sent)), hashed],
    ['flat events', ndjson(...all.map(flat)), hashed],
    ['events of the old API', ndjson(...all.map(legacy)), hashed],
  ])('money counts once, and a refund in its own month: %s', async (_, text, customer) => {
    const { report } = await readFiles(
      { 'events.json': text },
      {
        look: async (landing) => {
          expect(
            await landing.rows(
              sql`select transaction_id as id, customer_id as customer, day, amount, product_id as product, quantity, discount
                from transactions order by day, product`,
              {
                id: 'text',
                customer: 'text',
                day: 'day',
                amount: 'money',
                product: 'text?',
                quantity: 'number?',
                discount: 'money?',
              },
            ),
          ).toEqual([
            {
              id: '1234',
              customer,
              day: '2026-01-10',
              amount: 9.25,
              product: 'A',
              quantity: 1,
              discount: 0.75,
            },
            {
              id: '1234',
              customer,
              day: '2026-01-10',
              amount: 9.25,
              product: 'B',
              quantity: 2,
              discount: 0.75,
            },
            {
              id: '1234',
              customer,
              day: '2026-02-10',
              amount: -4.25,
              product: 'A',
              quantity: -1,
              discount: null,
            },
            {
              id: '1234',
              customer,
              day: '2026-02-10',
              amount: -4.25,
              product: 'B',
              quantity: -2,
              discount: null,
            },
          ]);
          expect(
            await landing.rows(
              sql`select kind, customer_id as customer, product_id as product, campaign_id as campaign, message_id as id from interactions order by kind`,
              { kind: 'text', customer: 'text', product: 'text?', campaign: 'text?', id: 'text?' },
            ),
          ).toEqual([
            { kind: 'Opened Email', customer, product: null, campaign: 'Spring', id: 'e4' },
            { kind: 'Ordered Product', customer, product: 'A', campaign: null, id: 'e2' },
          ]);
          if (await landing.has('identity_links'))
            expect(
              await landing.rows(sql`select "key", other, rows from identity_links`, {
                key: 'text',
                other: 'text',
                rows: 'count',
              }),
            ).toEqual([{ key: 'klaviyo:P1', other: hashed, rows: 4 }]);
        },
      },
    );
    expect(report.files.map(({ reader, kind, rows }) => [reader, kind, rows.read, rows.rejected])).toEqual([
      ['klaviyo-events', 'transactions', 4, 0],
      ['klaviyo-events', 'interactions', 2, 0],
    ]);
    expect(report.currency).toBe('EUR');
    expect(report.files.flatMap(({ notes }) => notes).join(' ')).not.toContain('not read');
  });

  test('a cancelled order counts nowhere; one that is sent twice counts once', async () => {
    const other = { ...placed, id: 'e9', properties: { ...placed.properties, OrderId: '9' } };
    const cancelled = { ...refunded, id: 'e5', metric: 'Cancelled Order' };
    const { report, orders } = await readFiles({
      'a.json': ndjson(flat(cancelled), flat(other)),
      'b.json': ndjson(flat(placed), flat(other)),
    });
    expect(new Set(orders.map(({ order }) => order))).toEqual(new Set(['9']));
    expect(report.duplicates).toEqual([
      { rule: 'same-row', rows: 2 },
      { rule: 'order-cancelled', rows: 4 },
    ]);
  });

  test('whatever stands in its fields, no row is lost and nothing breaks', async () => {
    const odd = [
      { ...flat(placed), metric: { name: {} } },
      { ...flat(placed), metric: null },
      { ...flat(placed), properties: { Items: [null, 'Book', 4, {}] } },
      { ...flat(placed), properties: { OrderId: 'x', Items: {}, $value: '1e999' } },
      { ...flat(refunded), properties: {} },
      { ...flat(placed), properties: [], profile: [], value: null },
      { ...flat(opened), time: {} },
    ];
    const good = Array.from({ length: 9 }, (_, i) =>
      flat({ ...placed, id: `g${i}`, properties: { ...placed.properties, OrderId: `g${i}` } }),
    );
    const text = `${ndjson(...good, ...odd)}{"metric":{"name":"Placed Order"},"properties":{"__proto__":{}}}\n{]\n`;
    const { report, rejected } = await readFiles({ 'events.json': text }, { maxRejected: 1 });
    for (const { rows } of report.files)
      expect(rows.read).toBe(rows.accepted + rows.duplicates + rows.rejected);
    expect(report.files.map(({ kind, rows }) => [kind, rows.read])).toEqual([
      ['transactions', 18 + 4 + 1 + 1 + 1 + 1 + 1],
      ['interactions', 3],
    ]);
    expect(rejected).toHaveLength(report.files.reduce((sum, { rows }) => sum + rows.rejected, 0));
  });

  test('events whose metric is only a number stop the reading, and say what helps', async () => {
    const text = JSON.stringify({ data: all.map(resource) });
    await expect(
      readFiles({ 'events.json': text, 'orders.csv': 'customer_id,date,amount\na,2026-01-01,1\n' }),
    ).rejects.toThrow('include=metric');
  });
});
