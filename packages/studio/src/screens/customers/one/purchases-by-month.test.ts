import { expect, test } from 'vitest';
import { type Entry, purchasesByMonth } from './purchases-by-month.ts';

const entry = (day: string, amounts: readonly number[], refunded: number | null = null): Entry => ({
  day,
  kind: amounts.some((amount) => amount >= 0) ? 'order' : 'return',
  order: null,
  amount: 0,
  channel: null,
  lines: amounts.map((amount) => ({
    product: null,
    name: null,
    category: null,
    quantity: 1,
    amount,
    refunded,
  })),
});

test('months follow each other to the as-of day, with what went back apart', () => {
  const entries = [
    entry('2026-02-03', [-5]),
    entry('2025-12-30', [0.1, 0.2], 0.05),
    entry('2025-12-01', [10]),
  ];
  expect(purchasesByMonth(entries, '2026-03-31')).toEqual([
    { month: '2025-12', bought: 10.3, givenBack: 0.1, orders: 2 },
    { month: '2026-01', bought: 0, givenBack: 0, orders: 0 },
    { month: '2026-02', bought: 0, givenBack: 5, orders: 0 },
    { month: '2026-03', bought: 0, givenBack: 0, orders: 0 },
  ]);
  expect(purchasesByMonth([], '2026-03-31')).toEqual([]);
});
