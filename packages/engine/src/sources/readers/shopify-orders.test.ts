import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { readFiles } from '../../../test/read-files.ts';
import { sql } from '../../warehouse/index.ts';

const ann = `email:${createHash('sha256').update('ann@example.com').digest('hex').slice(0, 32)}`;

const header =
  'Name,Email,Financial Status,Paid at,Fulfillment Status,Accepts Marketing,Currency,Subtotal,Shipping,Taxes,Total,Discount Code,Discount Amount,Created at,Lineitem quantity,Lineitem name,Lineitem price,Lineitem sku,Lineitem discount,Cancelled at,Refunded Amount,Vendor,Id,Tags,Source';

interface Line {
  readonly name: string;
  readonly email?: string;
  readonly status?: string;
  readonly subtotal?: string;
  readonly created?: string;
  readonly quantity?: number;
  readonly price: string;
  readonly sku: string;
  readonly off?: string;
  readonly cancelled?: string;
  readonly refunded?: string;
  readonly shipping?: string;
  readonly taxes?: string;
  readonly total?: string;
}

const row = (line: Line): string =>
  [
    line.name,
    line.email,
    line.status,
    '',
    '',
    '',
    line.subtotal === undefined ? '' : 'EUR',
    line.subtotal,
    line.shipping,
    line.taxes,
    line.total,
    '',
    '',
    line.created,
    line.quantity ?? 1,
    `Thing ${line.sku}`,
    line.price,
    line.sku,
    line.off ?? '0.00',
    line.cancelled,
    line.refunded,
    'Acme',
    '',
    '',
    line.subtotal === undefined ? '' : 'web',
  ].join(',');
const first = { email: 'Ann@Example.com', status: 'paid', created: '2024-03-01 23:30:00 -0500' } as const;
const file = (...lines: Line[]) => `${[header, ...lines.map(row)].join('\n')}\n`;

const two: Line[] = [
  // 30 − 10 % = 27.00 over lines of 10, 10 and 10: the discount on the order is spread.
  { name: '#1', ...first, subtotal: '20.00', price: '10.00', sku: 'A', refunded: '5.00' },
  { name: '#1', price: '10.00', sku: 'B' },
  { name: '#1', price: '10.00', sku: 'C' },
  {
    name: '#2',
    ...first,
    email: '',
    subtotal: '7.50',
    price: '2.50',
    quantity: 3,
    sku: 'A',
    refunded: '0.00',
  },
];

test('lines of an order add up to its subtotal and its refund, to the cent', async () => {
  const { report, orders } = await readFiles(
    { 'orders_export.csv': file(...two) },
    {
      look: async (landing) => {
        const rows = await landing.rows(
          sql`select transaction_id as id, sum(amount) as amount, sum(refunded) as refunded, sum(discount) as discount
              from transactions group by 1 order by 1`,
          { id: 'text', amount: 'money', refunded: 'money', discount: 'money' },
        );
        expect(rows).toEqual([
          { id: '#1', amount: 20, refunded: 5, discount: 10 },
          { id: '#2', amount: 7.5, refunded: 0, discount: 0 },
        ]);
      },
    },
  );
  expect(report.files[0]).toMatchObject({ reader: 'shopify-orders', rows: { read: 4, accepted: 4 } });
  expect(report.months).toEqual([
    { month: '2024-03', fileTotal: 27.5, duplicates: 0, rejected: 0, accepted: 27.5 },
  ]);
  expect(orders.map(({ customer, at, amount, currency }) => [customer, at, amount, currency])).toEqual([
    [ann, '2024-03-02 04:30:00', 6.67, 'EUR'],
    [ann, '2024-03-02 04:30:00', 6.67, 'EUR'],
    [ann, '2024-03-02 04:30:00', 6.66, 'EUR'],
    ['guest:#2', '2024-03-02 04:30:00', 7.5, 'EUR'],
  ]);
});

test('an export that was saved again by Excel has days as Excel counts them', async () => {
  const saved = two.map((line) => (line.created ? { ...line, created: '45353.5' } : line));
  const { report, orders } = await readFiles({ 'a.csv': file(...saved) });
  expect(new Set(orders.map(({ at }) => at))).toEqual(new Set(['2024-03-02 12:00:00']));
  expect(report.files[0]!.notes).toEqual([
    'The numbers in Created at were read as days counted by Excel: 46027 is 5 January 2026.',
  ]);
});

test('rows of an order are put together by name, in whatever order they come', async () => {
  const there = await readFiles({ 'a.csv': file(...two) });
  const back = await readFiles({ 'a.csv': file(...two.toReversed()) });
  expect(back.orders).toEqual(there.orders);
});

test('cancelled, voided and unpaid orders are set aside, and do not count as bad rows', async () => {
  const { report, orders, rejected } = await readFiles({
    'a.csv': file(
      ...two,
      {
        name: '#3',
        ...first,
        subtotal: '9.00',
        price: '9.00',
        sku: 'A',
        cancelled: '2024-03-03 10:00:00 -0500',
      },
      { name: '#3', price: '0.00', sku: 'B' },
      { name: '#4', ...first, status: 'voided', subtotal: '8.00', price: '8.00', sku: 'A' },
      { name: '#5', ...first, status: 'pending', subtotal: '7.00', price: '7.00', sku: 'A' },
    ),
  });
  expect(report.rows).toEqual({ read: 8, accepted: 4, duplicates: 0, rejected: 4 });
  expect(report.rejectedByCode.map(({ code, rows }) => [code, rows])).toEqual([
    ['order-cancelled', 2],
    ['order-not-paid', 1],
    ['order-voided', 1],
  ]);
  expect(orders).toHaveLength(4);
  expect(rejected.map((line) => line.split(',')[1])).toEqual(['6', '7', '8', '9']);
});

test('two exports that overlap: an order counts once, as the later export knows it', async () => {
  const later = two.map((line) => (line.refunded === '5.00' ? { ...line, refunded: '20.00' } : line));
  for (const files of [
    { 'a.csv': file(...two), 'b.csv': file(...later) },
    { 'a.csv': file(...later), 'b.csv': file(...two) },
  ]) {
    const { report } = await readFiles(files, {
      look: async (landing) => {
        const [sums] = await landing.rows(
          sql`select sum(amount) as amount, sum(refunded) as refunded from transactions`,
          {
            amount: 'money',
            refunded: 'money',
          },
        );
        expect(sums).toEqual({ amount: 27.5, refunded: 20 });
      },
    });
    expect(report.rows).toEqual({ read: 8, accepted: 4, duplicates: 4, rejected: 0 });
  }
});

test('equal lines of one order are real; an order that comes twice in the file is not', async () => {
  const equal: Line[] = [
    { name: '#9', ...first, subtotal: '4.00', price: '2.00', sku: 'A' },
    { name: '#9', price: '2.00', sku: 'A' },
  ];
  expect((await readFiles({ 'a.csv': file(...equal) })).orders.map(({ amount }) => amount)).toEqual([2, 2]);
  const { report } = await readFiles({ 'a.csv': file(...equal, ...equal) });
  expect(report.rows).toEqual({ read: 4, accepted: 2, duplicates: 2, rejected: 0 });
});

test('one order number for two orders is named, and the money still reconciles', async () => {
  const { report } = await readFiles(
    {
      'a.csv': file(...two, {
        name: '#1',
        ...first,
        subtotal: '99.00',
        created: '2024-05-01 10:00:00 +0000',
        price: '99.00',
        sku: 'Z',
      }),
    },
    { maxRejected: 1 },
  );
  expect(report.rejectedByCode).toMatchObject([{ code: 'order-contradictory', rows: 4 }]);
  expect(report.months.map(({ fileTotal, rejected }) => fileTotal - rejected)).toEqual([7.5, 0]);
});

test.each([
  ['all of it', { shipping: '5.00', taxes: '8.00', total: '58.00', refunded: '58.00' }, 45],
  ['half of it', { shipping: '5.00', taxes: '8.00', total: '58.00', refunded: '29.00' }, 22.5],
  ['taxes within the prices', { shipping: '5.00', taxes: '7.98', total: '50.00', refunded: '50.00' }, 45],
  ['no total', { shipping: '5.00', taxes: '8.00', refunded: '58.00' }, 45],
  ['neither total nor parts', { refunded: '10.00' }, 10],
  ['more than was paid', { total: '45.00', refunded: '60.00' }, 45],
])('of a refund the share of the goods counts: %s', async (_, order, expected) => {
  const lines: Line[] = [
    { name: '#1', ...first, subtotal: '45.00', ...order, price: '10.00', sku: 'A' },
    { name: '#1', price: '20.00', quantity: 2, sku: 'B' },
  ];
  await readFiles(
    { 'a.csv': file(...lines) },
    {
      look: async (landing) => {
        const rows = await landing.rows(
          sql`select sum(refunded) as refunded, min(amount - refunded) as least from transactions`,
          { refunded: 'money', least: 'money' },
        );
        expect(rows[0]!.refunded).toBe(expected);
        expect(rows[0]!.least).toBeGreaterThanOrEqual(0);
      },
    },
  );
});
