import { exponential, integer, type Random, seededRandom, uniform } from '@attune/stats';
import type { Row, Warehouse } from '../src/warehouse/index.ts';

/** The columns of `transactions` that analyses read. */
const shape = {
  transaction_id: 'text?',
  line: 'text?',
  customer_id: 'text',
  day: 'day',
  amount: 'money',
  quantity: 'number?',
  product_id: 'text?',
  category: 'text?',
  brand: 'text?',
  channel: 'text?',
  discount: 'money?',
  refunded: 'money?',
  cost: 'money?',
  currency: 'text?',
} as const;

export type OrderLine = Row<typeof shape>;

const blank: OrderLine = {
  transaction_id: null,
  line: null,
  customer_id: '',
  day: '2026-01-01',
  amount: 0,
  quantity: 1,
  product_id: null,
  category: null,
  brand: null,
  channel: null,
  discount: null,
  refunded: null,
  cost: null,
  currency: null,
};

/** Puts order lines into `transactions`; what a line leaves out is empty. */
export async function loadOrders(
  warehouse: Warehouse,
  lines: readonly (Partial<OrderLine> & Pick<OrderLine, 'customer_id' | 'day' | 'amount'>)[],
): Promise<void> {
  await warehouse.createFrom(
    'transactions',
    shape,
    lines.map((line) => ({ ...blank, ...line })),
  );
}

const day = (start: string, days: number) =>
  new Date(Date.parse(start) + days * 86_400_000).toISOString().slice(0, 10);

/**
 * A small shop of `customers` customers over `days` days from `start`, with the awkward cases: lines without an order
 * id, returns, free orders, several lines and orders on a day, refunds, unknown categories.
 */
export function madeUpOrders(seed: number, customers: number, start: string, days: number): OrderLine[] {
  const random = seededRandom(seed);
  return Array.from({ length: customers }, (_, c) => customerLines(random, `c${c}`, start, days)).flat();
}

function customerLines(random: Random, customer: string, start: string, days: number): OrderLine[] {
  const lines: OrderLine[] = [];
  const meanGap = 5 + uniform(random) * 200;
  let at = Math.floor(uniform(random) * days * 0.9);
  for (let order = 0; at < days && order < 40; order++) {
    const id = uniform(random) < 0.8 ? `${customer}-${order}` : null;
    for (let line = 0; line <= integer(random, 0, 2); line++) {
      const isReturn = order > 0 && uniform(random) < 0.05;
      const cents = uniform(random) < 0.03 ? 0 : integer(random, 1, 20_000);
      lines.push({
        ...blank,
        transaction_id: id,
        line: String(line),
        customer_id: customer,
        day: day(start, at),
        amount: (isReturn ? -cents : cents) / 100,
        quantity: isReturn ? -1 : integer(random, 1, 3),
        product_id: `p${integer(random, 0, 20)}`,
        category: uniform(random) < 0.9 ? `category ${integer(random, 0, 4)}` : null,
        brand: uniform(random) < 0.5 ? `brand ${integer(random, 0, 3)}` : null,
        discount: uniform(random) < 0.3 ? integer(random, 0, 500) / 100 : null,
        refunded: uniform(random) < 0.03 ? Math.max(0, cents - 100) / 100 : null,
      });
    }
    at += Math.floor(exponential(random, 1 / meanGap));
  }
  return lines;
}
