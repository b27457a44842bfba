import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { readFiles } from '../../../test/read-files.ts';
import { type DuckDbWarehouse, sql } from '../../warehouse/index.ts';

const email = (text: string) => `email:${createHash('sha256').update(text).digest('hex').slice(0, 32)}`;
const uuid = '50314b8e-9bcf-4000-8000-000000000001';

let count = 0;
const message = (type: string, more: object = {}) => ({
  type,
  messageId: `m${++count}`,
  anonymousId: uuid,
  timestamp: '2026-01-10T10:00:00.000Z',
  context: { ip: '127.0.0.1' },
  ...more,
});
const track = (event: string, properties: object, more: object = {}) =>
  message('track', { event, properties, userId: 'u1', ...more });
const products = [
  { product_id: 'p1', sku: 'A', name: 'Game', price: 19, quantity: 1, category: 'Games', brand: 'Acme' },
  { product_id: 'p2', name: 'Cards', price: 3, quantity: 2, category: 'Games' },
];
const completed = (order: string, more: object = {}, rest: object = {}) =>
  track(
    'Order Completed',
    {
      order_id: order,
      total: 27.5,
      subtotal: 22.5,
      shipping: 3,
      tax: 2,
      discount: 2.5,
      currency: 'EUR',
      products,
      ...more,
    },
    rest,
  );
const at = (timestamp: string) => ({ timestamp });
const ndjson = (...messages: readonly object[]) => messages.map((one) => `${JSON.stringify(one)}\n`).join('');

const lines = (landing: DuckDbWarehouse) =>
  landing.rows(
    sql`select transaction_id as id, customer_id as customer, day, amount, quantity, product_id as product, discount
        from transactions order by 1, 3, 4, 6`,
    {
      id: 'text',
      customer: 'text',
      day: 'day',
      amount: 'money',
      quantity: 'number?',
      product: 'text?',
      discount: 'money?',
    },
  );
const months = (landing: DuckDbWarehouse) =>
  landing.rows(
    sql`select strftime(day, '%Y-%m') as month, sum(amount) as revenue from transactions group by 1 order by 1`,
    { month: 'text', revenue: 'money' },
  );

async function monthsOf(...files: readonly string[]) {
  let found: unknown;
  const { report } = await readFiles(Object.fromEntries(files.map((text, i) => [`${i}.json`, text])), {
    look: async (landing) => {
      found = await months(landing);
    },
  });
  for (const { rows } of report.files)
    expect(rows.read).toBe(rows.accepted + rows.duplicates + rows.rejected);
  return { report, months: found };
}

describe('messages of the Segment spec', () => {
  test('orders, people and what they did, each as its own kind, recognised without a question', async () => {
    const { report } = await readFiles(
      {
        'events.ndjson': ndjson(
          message('identify', {
            userId: 'u1',
            traits: {
              email: 'Ann@Example.com',
              firstName: 'Ann',
              createdAt: '2025-12-01T00:00:00Z',
              address: { city: 'Wien', country: 'AT', postalCode: '1010' },
            },
          }),
          completed('o1'),
          track(
            'Product Viewed',
            { product_id: 'p1', sku: 'A', value: 19 },
            { context: { campaign: { name: 'spring' } } },
          ),
          message('page', { name: 'Home' }),
          message('screen'),
          message('group', { userId: 'u1', groupId: 'acme' }),
          message('alias', { userId: 'u1', previousId: 'old-1' }),
        ),
      },
      {
        look: async (landing) => {
          expect(await lines(landing)).toEqual([
            {
              id: 'o1',
              customer: 'u1',
              day: '2026-01-10',
              amount: 5.4,
              quantity: 2,
              product: 'p2',
              discount: 0.6,
            },
            {
              id: 'o1',
              customer: 'u1',
              day: '2026-01-10',
              amount: 17.1,
              quantity: 1,
              product: 'A',
              discount: 1.9,
            },
          ]);
          expect(
            await landing.rows(
              sql`select customer_id as customer, kind, product_id as product, campaign_id as campaign, value from interactions order by kind`,
              { customer: 'text', kind: 'text', product: 'text?', campaign: 'text?', value: 'money?' },
            ),
          ).toEqual([
            { customer: 'u1', kind: 'Product Viewed', product: 'A', campaign: 'spring', value: 19 },
            { customer: `anonymous:${uuid}`, kind: 'page', product: null, campaign: null, value: null },
            { customer: `anonymous:${uuid}`, kind: 'screen', product: null, campaign: null, value: null },
          ]);
          expect(
            await landing.rows(
              sql`select customer_id as customer, country, account_id as account from customers`,
              {
                customer: 'text',
                country: 'text?',
                account: 'text?',
              },
            ),
          ).toEqual([{ customer: 'u1', country: 'AT', account: 'acme' }]);
          expect(
            await landing.rows(sql`select "key", other, rule, rows from identity_links order by 1, 2`, {
              key: 'text',
              other: 'text',
              rule: 'text',
              rows: 'count',
            }),
          ).toEqual([
            { key: 'u1', other: `anonymous:${uuid}`, rule: 'anonymous', rows: 5 },
            { key: 'u1', other: email('ann@example.com'), rule: 'email', rows: 1 },
            { key: 'u1', other: 'old-1', rule: 'stated', rows: 1 },
          ]);
          expect(
            await landing.rows(
              sql`select customer_id as customer, email, first_name as name, city from contacts`,
              {
                customer: 'text',
                email: 'text?',
                name: 'text?',
                city: 'text?',
              },
            ),
          ).toEqual([{ customer: 'u1', email: 'ann@example.com', name: 'Ann', city: 'Wien' }]);
        },
      },
    );
    expect(report.files.map(({ reader, kind, rows }) => [reader, kind, rows.read, rows.rejected])).toEqual([
      ['segment-events', 'transactions', 2, 0],
      ['segment-events', 'customers', 3, 0],
      ['segment-events', 'interactions', 3, 0],
    ]);
  });

  test('an address that is used as an id of a person stands nowhere but in the contacts', async () => {
    const { orders } = await readFiles({
      'events.json': ndjson(completed('o1', {}, { userId: 'Bob@example.com', anonymousId: undefined })),
    });
    expect(new Set(orders.map(({ customer }) => customer))).toEqual(new Set([email('bob@example.com')]));
  });

  test.each([
    ['in the order of time', ['completed', 'refund']],
    ['before the order', ['refund', 'completed']],
  ])('a refund is paid back in its own month, whatever file it stands in: %s', async (_, order) => {
    const texts: Readonly<Record<string, string>> = {
      completed: ndjson(completed('o1'), completed('o2', {}, { userId: 'u2' })),
      refund: ndjson(
        track('Order Refunded', { order_id: 'o1', total: 27.5, products }, at('2026-03-02T10:00:00Z')),
      ),
    };
    const expected = [
      { month: '2026-01', revenue: 45 },
      { month: '2026-03', revenue: -22.5 },
    ];
    const two = await monthsOf(...order.map((name) => texts[name]!));
    expect(two.months).toEqual(expected);
    expect(two.report.months.map(({ month, accepted }) => [month, accepted])).toEqual([
      ['2026-01', 45],
      ['2026-03', -22.5],
    ]);
    expect((await monthsOf(order.map((name) => texts[name]!).join(''))).months).toEqual(expected);
  });

  test.each([
    ['with a subtotal', { subtotal: 10 }, -10],
    ['half of the total, with taxes and shipping in it', { total: 13.75 }, -11.25],
    ['with nothing but the order', {}, -22.5],
    ['of one product', { products: [products[1]] }, -6],
    ['of all products at their list price', { products }, -22.5],
    ['more than was paid', { subtotal: 900 }, -22.5],
  ])('a refund gives back what it states, and never more than was paid: %s', async (_, more, expected) => {
    const refund = track('Order Refunded', { order_id: 'o1', ...more }, at('2026-02-10T10:00:00Z'));
    const { months: found } = await monthsOf(ndjson(completed('o1'), refund));
    expect(found).toEqual([
      { month: '2026-01', revenue: 22.5 },
      { month: '2026-02', revenue: expected },
    ]);
  });

  test('a second refund gets what the first one left, and a third one nothing', async () => {
    const refund = (day: string) =>
      track('Order Refunded', { order_id: 'o1', subtotal: 15 }, at(`${day}T10:00:00Z`));
    const { report, months: found } = await monthsOf(
      ndjson(refund('2026-04-01'), refund('2026-02-01'), completed('o1'), refund('2026-03-01')),
    );
    expect(found).toEqual([
      { month: '2026-01', revenue: 22.5 },
      { month: '2026-02', revenue: -15 },
      { month: '2026-03', revenue: -7.5 },
    ]);
    expect(report.duplicates).toEqual([{ rule: 'refund-beyond-order', rows: 1 }]);
  });

  test('of an order that is in none of the files a refund gives back what it states, or nothing', async () => {
    const refund = (order: string, more: object) =>
      track('Order Refunded', { order_id: order, ...more }, at('2026-02-10T10:00:00Z'));
    const { report, months: found } = await monthsOf(
      ndjson(completed('o1'), refund('old', { total: 12 }), refund('older', {})),
    );
    expect(found).toEqual([
      { month: '2026-01', revenue: 22.5 },
      { month: '2026-02', revenue: -12 },
    ]);
    expect(report.duplicates).toEqual([{ rule: 'refund-without-order', rows: 1 }]);
    expect(report.notes.join(' ')).toContain('whose order is in none of the files');
  });

  test('a cancelled order counts nowhere, its refunds included', async () => {
    const { report, months: found } = await monthsOf(
      ndjson(track('Order Cancelled', { order_id: 'o1', products }, at('2026-02-10T10:00:00Z'))),
      ndjson(
        completed('o1'),
        completed('o2'),
        track('Order Refunded', { order_id: 'o1', total: 5 }, at('2026-02-11T10:00:00Z')),
      ),
    );
    expect(found).toEqual([{ month: '2026-01', revenue: 22.5 }]);
    expect(report.duplicates).toEqual([{ rule: 'order-cancelled', rows: 5 }]);
  });

  test('an updated order is what its last update says, and counts when it was placed', async () => {
    const update = (subtotal: number, day: string) =>
      track('Order Updated', { order_id: 'o1', subtotal, products: [products[0]] }, at(`${day}T10:00:00Z`));
    const { report, months: found } = await monthsOf(
      ndjson(update(19, '2026-03-02'), completed('o1'), update(12, '2026-02-02')),
      ndjson(update(25, '2026-02-20')),
    );
    expect(found).toEqual([{ month: '2026-01', revenue: 19 }]);
    expect(report.duplicates).toEqual([{ rule: 'order-updated', rows: 4 }]);
    expect(
      report.months.map(({ month, fileTotal, duplicates, accepted }) => [
        month,
        fileTotal,
        duplicates,
        accepted,
      ]),
    ).toEqual([
      ['2026-01', 41.5, 22.5, 19],
      ['2026-02', 37, 37, 0],
      ['2026-03', 0, 0, 0],
    ]);
  });

  test('a message that was sent twice counts once', async () => {
    const order = completed('o1');
    const view = track('Product Viewed', {});
    const { report } = await monthsOf(ndjson(order, view), ndjson(order, view, completed('o2')));
    expect(report.rows).toEqual({ read: 6, accepted: 4, duplicates: 2, rejected: 0 });
    const seen = report.files
      .filter(({ kind }) => kind === 'interactions')
      .map(({ rows }) => rows.duplicates);
    expect(seen).toEqual([0, 1]);
  });

  test('whatever stands in its fields, no row is lost and nothing breaks', async () => {
    const odd = [
      { type: 'track', event: null, userId: 'u1' },
      { type: 'track', event: 'Order Completed', properties: [] },
      {
        type: 'track',
        event: 'Order Completed',
        properties: { order_id: {}, products: [null, 1, 'x', {}] },
        userId: [],
      },
      { type: 'track', event: 'Order Refunded', properties: null },
      { type: 'track', event: 'Order Cancelled' },
      { type: 'track', event: 'Order Updated', properties: { order_id: 'o1', total: '1e400' } },
      {
        type: 'track',
        event: 'Order Completed',
        properties: { order_id: 'o3', subtotal: '9'.repeat(30) },
        userId: 'u1',
      },
      { type: 'wink', userId: 'u1', timestamp: 5 },
      { type: ['track'], userId: 'u1' },
      { type: 'identify', traits: 'none' },
      { type: 'alias' },
      { messageId: 'x' },
    ];
    const text = `${ndjson(...Array.from({ length: 14 }, (_, i) => completed(`o${i + 10}`)), ...odd)}{"type":"track","__proto__":{"userId":"u9"}}\nnull\n`;
    const { report, rejected } = await readFiles({ 'events.json': text }, { maxRejected: 1 });
    for (const { rows } of report.files)
      expect(rows.read).toBe(rows.accepted + rows.duplicates + rows.rejected);
    expect(report.files.map(({ kind, rows }) => [kind, rows.read])).toEqual([
      ['transactions', 28 + 9 + 1],
      ['customers', 2],
      ['interactions', 5],
    ]);
    expect(rejected).toHaveLength(report.files.reduce((sum, { rows }) => sum + rows.rejected, 0));
  });
});
