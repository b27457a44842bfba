import { writeFileSync } from 'node:fs';

/** The columns of Shopify's own export of orders, in its order. */
const columns = [
  ...['Name', 'Email', 'Financial Status', 'Paid at', 'Fulfillment Status', 'Fulfilled at'],
  ...['Accepts Marketing', 'Currency', 'Subtotal', 'Shipping', 'Taxes', 'Total', 'Discount Code'],
  ...['Discount Amount', 'Shipping Method', 'Created at', 'Lineitem quantity', 'Lineitem name'],
  ...['Lineitem price', 'Lineitem compare at price', 'Lineitem sku', 'Lineitem requires shipping'],
  ...['Lineitem taxable', 'Lineitem fulfillment status', 'Billing Name', 'Billing Street'],
  ...['Billing Address1', 'Billing Address2', 'Billing Company', 'Billing City', 'Billing Zip'],
  ...['Billing Province', 'Billing Country', 'Billing Phone', 'Shipping Name', 'Shipping Street'],
  ...['Shipping Address1', 'Shipping Address2', 'Shipping Company', 'Shipping City', 'Shipping Zip'],
  ...['Shipping Province', 'Shipping Country', 'Shipping Phone', 'Notes', 'Note Attributes'],
  ...['Cancelled at', 'Payment Method', 'Payment Reference', 'Refunded Amount', 'Vendor'],
  ...['Outstanding Balance', 'Employee', 'Location', 'Device ID', 'Id', 'Tags', 'Risk Level', 'Source'],
  ...['Lineitem discount', 'Tax 1 Name', 'Tax 1 Value', 'Phone', 'Receipt Number', 'Duties'],
  ...['Billing Province Name', 'Shipping Province Name', 'Payment ID', 'Payment Terms Name'],
  ...['Next Payment Due At', 'Payment References'],
] as const;
type Column = (typeof columns)[number];

const products = [
  'Mug',
  'Teapot',
  'Tray',
  'Green tea 100 g',
  'Black tea 250 g',
  'Honey',
  'Strainer',
  'Gift card',
];
const prices = [14, 49, 29.5, 9.9, 17.5, 12.25, 8, 25];
const start = Date.UTC(2023, 6, 1);
const dayLong = 86_400_000;
const days = 3 * 365;

/**
 * Writes an export of orders as Shopify makes it: about `orders` orders over three years, of customers some of whom
 * come often and some once; orders of several lines, discounts, refunds, and a few that were cancelled.
 *
 * @param skipped leaves out every n-th order, so that a second export of the same shop differs
 */
export function writeShopifyExport(
  path: string,
  orders: number,
  { skipped }: { skipped?: number } = {},
): void {
  const random = mulberry32(7);
  const customers = Math.round(orders / 3.4);
  const lines = [columns.join(',')];
  for (let order = 0; order < orders; order++) {
    // Squared: a few customers order often, most seldom.
    const customer = Math.floor(random() ** 2 * customers);
    const joined = (customer * 7919) % (days - 60);
    const at =
      start + Math.floor(joined + random() * (days - joined)) * dayLong + Math.floor(random() * dayLong);
    const rows = orderRows(order, customer, at, random);
    if (skipped === undefined || order % skipped !== 0) lines.push(...rows);
  }
  writeFileSync(path, `${lines.join('\n')}\n`);
}

function orderRows(order: number, customer: number, at: number, random: () => number): string[] {
  const items = Array.from({ length: 1 + Math.floor(random() ** 2 * 4) }, () => {
    const product = Math.floor(random() * products.length);
    return { product, quantity: 1 + Math.floor(random() ** 3 * 3) };
  });
  const goods = items.reduce((sum, { product, quantity }) => sum + (prices[product] ?? 0) * quantity, 0);
  const discount = random() < 0.15 ? Math.round(goods * 10) / 100 : 0;
  const subtotal = goods - discount;
  const shipping = subtotal > 60 ? 0 : 4.9;
  const isCancelled = random() < 0.005;
  const refunded = random() < 0.03 ? subtotal : 0;
  const created = `${new Date(at).toISOString().slice(0, 19).replace('T', ' ')} +0000`;
  const name = `#${1001 + order}`;
  const email = `customer${customer}@shop.example`;
  return items.map(({ product, quantity }, index) =>
    row({
      Name: name,
      Email: email,
      'Lineitem quantity': String(quantity),
      'Lineitem name': products[product] ?? '',
      'Lineitem price': (prices[product] ?? 0).toFixed(2),
      'Lineitem sku': `T-${product}`,
      'Lineitem requires shipping': 'true',
      'Lineitem taxable': 'true',
      'Lineitem discount': '0.00',
      Vendor: 'Tea House',
      'Created at': created,
      // What belongs to the whole order stands in its first row only.
      ...(index === 0 && {
        'Financial Status': refunded > 0 ? 'refunded' : 'paid',
        'Paid at': created,
        'Fulfillment Status': 'fulfilled',
        'Accepts Marketing': customer % 3 === 0 ? 'yes' : 'no',
        Currency: 'EUR',
        Subtotal: subtotal.toFixed(2),
        Shipping: shipping.toFixed(2),
        Taxes: '0.00',
        Total: (subtotal + shipping).toFixed(2),
        'Discount Amount': discount.toFixed(2),
        'Discount Code': discount > 0 ? 'TEA10' : '',
        'Billing Country': 'DE',
        'Shipping Country': 'DE',
        'Cancelled at': isCancelled ? created : '',
        'Refunded Amount': refunded.toFixed(2),
        Id: String(5_400_000_000 + order),
        'Risk Level': 'Low',
        Source: order % 9 === 0 ? 'pos' : 'web',
      }),
    }),
  );
}

function row(values: Partial<Record<Column, string>>): string {
  return columns.map((column) => values[column] ?? '').join(',');
}

/** Tommy Ettinger's mulberry32: small, and the same on every machine. */
function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
