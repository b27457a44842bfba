import type { Table } from '../files/table.ts';
import type { MappedColumn, Mapping } from '../recognise/mapping.ts';
import type { Reader } from './reader.ts';
import { shopifyControl, shopifyLanding, shopifyRows } from './shopify-orders.sql.ts';

/** Headers of Shopify's orders export, by what they become. */
const headers: readonly (readonly [column: string, header: string, why: string])[] = [
  ['transaction_id', 'Name', 'the order'],
  [
    'customer_id',
    'Email',
    'the buyer; without one the phone number, and else each order is a guest of its own',
  ],
  ['at', 'Created at', 'when the order was placed'],
  ['amount', 'Subtotal', 'after discounts, before shipping and taxes; spread over the lines to the cent'],
  ['quantity', 'Lineitem quantity', 'units on the line'],
  ['price', 'Lineitem price', 'the share of a line in its order'],
  ['product_id', 'Lineitem sku', 'the product; without one its name'],
  ['brand', 'Vendor', 'the brand'],
  ['channel', 'Source', 'where it was bought'],
  ['discount', 'Lineitem discount', 'with its share of the discount on the order'],
  [
    'refunded',
    'Refunded Amount',
    "the goods' share of it: refunded × Subtotal / Total, because shipping and taxes are paid back too; spread over the lines to the cent",
  ],
  ['currency', 'Currency', 'of the order'],
];

const needed = ['Name', 'Created at', 'Subtotal', 'Lineitem quantity', 'Lineitem name', 'Lineitem price'];

/**
 * Shopify's orders CSV: one row per line, the fields of the order on the first of them only, so rows are put together
 * by their `Name`, wherever they stand. Cancelled, voided and unpaid orders are set aside. `Refunded Amount` includes
 * shipping and taxes while amounts do not, so of a refund only `Subtotal / Total` counts, at most the subtotal. Where
 * the file has no `Total`, it is subtotal, shipping and taxes together.
 */
export const shopifyOrders: Reader = {
  name: 'shopify-orders',
  words: 'Shopify orders export',
  kinds: ['transactions'],
  columns: headers.map(([column, header, why]) => ({ kind: 'transactions', column, from: [header], why })),
  recognises: ({ headers: names }) => needed.every((header) => names.includes(header)),
  map: (_, table) => fixedMapping(table),
  async land(plan, place, table) {
    const rows = `${table}_rows`;
    await place.create(rows, shopifyRows(plan));
    const { query, faults } = shopifyLanding(plan, rows);
    await place.derive(table, query);
    await place.drop(rows);
    return { faults, record: 'record', notes: [], personColumns: ['email', 'phone'] };
  },
  control: shopifyControl,
};

function fixedMapping(table: Table): Mapping {
  const columns = new Map<string, MappedColumn & { index: number }>();
  for (const [column, header, why] of headers) {
    const index = table.headers.indexOf(header);
    if (index >= 0) columns.set(column, { column, header, index, confidence: 'sure', why });
  }
  return { columns, ambiguous: [], unknown: [], notes: [] };
}
