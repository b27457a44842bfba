import { expect, test } from 'vitest';
import { readFiles } from '../../test/read-files.ts';
import { defaultPlaybook } from '../playbook/index.ts';
import { sql } from '../warehouse/index.ts';
import { buildCustomers } from './build.ts';

const track = (event: string, timestamp: string, order: string, more: object = {}) =>
  JSON.stringify({
    type: 'track',
    event,
    messageId: `${event} ${order} ${timestamp}`,
    userId: order[0],
    timestamp: `${timestamp}T10:00:00Z`,
    properties: { order_id: order, currency: 'EUR', ...more },
  });
const orders = [
  track('Order Completed', '2026-01-05', 'a1', { subtotal: 100 }),
  track('Order Completed', '2026-02-05', 'a2', { subtotal: 50 }),
  track('Order Completed', '2026-02-06', 'b1', { subtotal: 70 }),
].join('\n');
const refund = track('Order Refunded', '2026-03-10', 'a1', { subtotal: 40 });

/** Revenue by month, and what the analysis says of customer a, as of a day. */
async function analysis(files: Readonly<Record<string, string>>, asOf: string) {
  let found: unknown;
  await readFiles(files, {
    look: async (warehouse) => {
      await buildCustomers(warehouse, {
        playbook: defaultPlaybook,
        asOf,
        tables: { customers: false, products: false },
      });
      const months = await warehouse.rows(
        sql`select strftime(day, '%Y-%m') as month, sum(worth) as revenue, sum(orders) as orders from purchase_days group by 1 order by 1`,
        { month: 'text', revenue: 'money', orders: 'count' },
      );
      const customers = await warehouse.rows(
        sql`select orders, revenue, last_purchase as last from customer_facts where customer_id = 'a'`,
        { orders: 'count', revenue: 'money', last: 'day' },
      );
      found = { months, customers };
    },
  });
  return found;
}

test('a refund that arrives later counts in its own month, and changes nothing as of a day before it', async () => {
  const before = await analysis({ 'orders.json': orders }, '2026-02-28');
  expect(before).toEqual({
    months: [
      { month: '2026-01', revenue: 100, orders: 1 },
      { month: '2026-02', revenue: 120, orders: 2 },
    ],
    customers: [{ orders: 2, revenue: 150, last: '2026-02-05' }],
  });
  const both = { 'a-refunds.json': refund, 'orders.json': orders };
  expect(await analysis(both, '2026-02-28')).toEqual(before);
  expect(await analysis(both, '2026-03-31')).toEqual({
    months: [
      { month: '2026-01', revenue: 100, orders: 1 },
      { month: '2026-02', revenue: 120, orders: 2 },
      { month: '2026-03', revenue: -40, orders: 0 },
    ],
    customers: [{ orders: 2, revenue: 110, last: '2026-02-05' }],
  });
});
