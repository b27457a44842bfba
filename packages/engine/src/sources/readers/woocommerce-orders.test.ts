import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { readFiles } from '../../../test/read-files.ts';
import { type DuckDbWarehouse, sql } from '../../warehouse/index.ts';

const hashed = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 32);

const line = (id: number, total: string, more: object = {}) => ({
  id,
  name: `Thing ${id}`,
  product_id: 900 + id,
  variation_id: 0,
  quantity: 1,
  subtotal: total,
  subtotal_tax: '0.00',
  total,
  total_tax: '0.00',
  sku: `SKU-${id}`,
  ...more,
});
const order = (id: number, more: object = {}) => ({
  id,
  number: String(id),
  created_via: 'checkout',
  status: 'completed',
  currency: 'EUR',
  date_created: '2026-03-22T17:28:02',
  date_created_gmt: '2026-03-22T16:28:02',
  discount_total: '0.00',
  shipping_total: '0.00',
  total_tax: '0.00',
  total: '30.00',
  customer_id: 0,
  billing: {
    first_name: 'Ann',
    last_name: 'Berg',
    address_1: 'Ring 1',
    city: 'Wien',
    state: 'W',
    postcode: '1010',
    country: 'AT',
    email: 'Ann@Example.com',
    phone: '',
  },
  line_items: [line(1, '10.00'), line(2, '10.00'), line(3, '10.00')],
  coupon_lines: [],
  refunds: [],
  ...more,
});
const ndjson = (...orders: readonly unknown[]) => orders.map((one) => `${JSON.stringify(one)}\n`).join('');

const linesOf = (landing: DuckDbWarehouse) =>
  landing.rows(
    sql`select transaction_id as id, line, amount, refunded, discount, product_id as product from transactions order by 1, 2`,
    { id: 'text', line: 'text', amount: 'money', refunded: 'money?', discount: 'money?', product: 'text?' },
  );

describe('orders of WooCommerce', () => {
  test('a row a line; guests by their address, customers by their id, and who they are in their contacts', async () => {
    const { report, orders } = await readFiles(
      {
        'orders.json': ndjson(
          order(1, {
            line_items: [line(7, '18.00', { subtotal: '20.00', quantity: 2 }), line(8, '5.50', { sku: '' })],
          }),
          order(2, { customer_id: 17 }),
          order(3, { billing: { email: '', phone: '+43 1 234567' } }),
          order(4, {
            billing: {},
            line_items: [],
            total: '15.00',
            total_tax: '2.00',
            shipping_total: '3.00',
          }),
        ),
      },
      {
        look: async (landing) => {
          expect(await linesOf(landing)).toMatchObject([
            { id: '1', line: '7', amount: 18, discount: 2, product: 'SKU-7' },
            { id: '1', line: '8', amount: 5.5, discount: 0, product: '908' },
            { id: '2' },
            { id: '2' },
            { id: '2' },
            { id: '3' },
            { id: '3' },
            { id: '3' },
            { id: '4', line: '1', amount: 10, product: null },
          ]);
          expect(
            await landing.rows(sql`select "key", other, rule, rows from identity_links`, {
              key: 'text',
              other: 'text',
              rule: 'text',
              rows: 'count',
            }),
          ).toEqual([
            { key: 'woocommerce:17', other: `email:${hashed('ann@example.com')}`, rule: 'email', rows: 1 },
          ]);
          expect(
            await landing.rows(
              sql`select customer_id as id, email, last_name as name, city from contacts where city is not null or email is null`,
              {
                id: 'text',
                email: 'text?',
                name: 'text?',
                city: 'text?',
              },
            ),
          ).toEqual([
            {
              id: `email:${hashed('ann@example.com')}`,
              email: 'ann@example.com',
              name: 'Berg',
              city: 'Wien',
            },
            { id: `phone:${hashed('+431234567')}`, email: null, name: null, city: null },
            { id: 'woocommerce:17', email: 'ann@example.com', name: 'Berg', city: 'Wien' },
          ]);
        },
      },
    );
    expect(report.files).toMatchObject([
      { kind: 'transactions', reader: 'woocommerce-orders', rows: { read: 9, accepted: 9 } },
      { kind: 'customers', reader: 'woocommerce-orders', rows: { read: 4, rejected: 0 } },
    ]);
    expect(orders[0]).toMatchObject({ at: '2026-03-22 16:28:02', currency: 'EUR', quantity: 2 });
    expect([...new Set(orders.map(({ customer }) => customer))]).toEqual([
      `email:${hashed('ann@example.com')}`,
      'woocommerce:17',
      `phone:${hashed('+431234567')}`,
      'guest:4',
    ]);
  });

  test.each([
    ['part of it', { refunds: [{ id: 1, reason: '', total: '-10.00' }] }, 10],
    ['several', { refunds: [{ total: '-3.33' }, { total: '-6.68' }] }, 10.01],
    ['as refunds name it themselves', { refunds: [{ amount: '4.00' }] }, 4],
    ['with shipping and taxes', { total: '60.00', refunds: [{ total: '-30.00' }] }, 15],
    ['all of it', { status: 'refunded', total: '60.00', refunds: [{ total: '-60.00' }] }, 30],
    ['all of it, without a list', { status: 'refunded', refunds: [] }, 30],
    ['more than was paid', { refunds: [{ total: '-99.00' }] }, 30],
    ['nothing', {}, 0],
  ])('refunds are spread over the lines, to the cent: %s', async (_, more, expected) => {
    await readFiles(
      { 'orders.json': ndjson(order(1, more)) },
      {
        look: async (landing) => {
          const [sums] = await landing.rows(
            sql`select sum(refunded) as refunded, min(amount - refunded) as least, sum(amount) as amount from transactions`,
            { refunded: 'money', least: 'money', amount: 'money' },
          );
          expect(sums).toMatchObject({ refunded: expected, amount: 30 });
          expect(sums!.least).toBeGreaterThanOrEqual(0);
        },
      },
    );
  });

  test('orders that are no sale are set aside, with their lines', async () => {
    const states = ['cancelled', 'trash', 'failed', 'pending', 'draft', 'checkout-draft', 'wc-cancelled'];
    const { report, rejected } = await readFiles({
      'orders.json': ndjson(order(1), ...states.map((status, i) => order(10 + i, { status })), order(2)),
    });
    expect(report.rows).toEqual({ read: 27, accepted: 6, duplicates: 0, rejected: 21 });
    expect(report.rejectedByCode.map(({ code, rows }) => [code, rows])).toEqual([
      ['order-cancelled', 9],
      ['order-not-paid', 9],
      ['payment-failed', 3],
    ]);
    expect(rejected.slice(0, 4).map((row) => row.split(',')[1])).toEqual(['2', '2', '2', '3']);
    expect(report.files[1]).toMatchObject({
      kind: 'customers',
      rows: { read: 2, accepted: 1, duplicates: 1 },
    });
  });

  test('the same order in two exports counts once, as the one with more refunds knows it', async () => {
    const { report } = await readFiles(
      {
        'a.json': ndjson(order(1)),
        'b.json': ndjson(order(1, { refunds: [{ total: '-30.00' }] }), order(2)),
      },
      {
        look: async (landing) =>
          expect((await linesOf(landing)).map(({ refunded }) => refunded)).toEqual([10, 10, 10, 0, 0, 0]),
      },
    );
    expect(report.rows).toEqual({ read: 9, accepted: 6, duplicates: 3, rejected: 0 });
  });

  test('whatever stands in its fields, no row is lost and nothing breaks', async () => {
    const hostile = [
      order(1),
      ...[
        { line_items: { id: 1 } },
        { line_items: 'none' },
        { line_items: [null, 3, 'x', [], {}] },
        { billing: [], customer_id: {} },
        { billing: null, customer_id: null },
        { refunds: {} },
        { refunds: [null] },
        { refunds: [{ total: 'much' }] },
        { total: '9'.repeat(40), line_items: [line(1, '9'.repeat(40))] },
        { line_items: [line(1, '1e300')] },
        { date_created_gmt: 5, date_created: null },
        { date_created_gmt: '2026-13-45T00:00:00' },
        { currency: ['EUR'] },
        { status: null, id: null },
        { id: '\ud800', status: 'completed' },
      ].map((more, i) => order(2 + i, more)),
    ];
    const text = `${ndjson(...hostile)}${ndjson(order(90)).replace('{', '{"__proto__":{"id":1},"constructor":1,')}{"id":\n[]\n`;
    const { report, rejected, orders } = await readFiles({ 'orders.json': text }, { maxRejected: 1 });
    for (const { rows } of report.files)
      expect(rows.read).toBe(rows.accepted + rows.duplicates + rows.rejected);
    // A row a line: three each, but one where there is no list, five in one list, one each of two lists, and one for a
    // line that is no JSON, or holds half a character.
    expect(report.rows.read).toBe(3 + 1 + 1 + 5 + 5 * 3 + 1 + 1 + 4 * 3 + 1 + 3 + 2);
    expect(rejected).toHaveLength(report.rows.rejected + (report.files[1]?.rows.rejected ?? 0));
    expect(orders.filter(({ order: id }) => id === '90')).toHaveLength(3);
  });
});
