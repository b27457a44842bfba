import { expect, test } from 'vitest';
import { finding } from './finding.ts';

const value = (
  past: number,
  previous: number,
  pastBuyers: number,
  previousBuyers: number,
  bridge = true,
) => ({
  totals: {
    customers: 1000,
    orders: 2000,
    revenue: past + previous,
    pastYearRevenue: past,
    previousYearRevenue: previous,
    pastYearBuyers: pastBuyers,
    previousYearBuyers: previousBuyers,
    zeroSpenders: 0,
  },
  bridge: bridge ? new Map() : undefined,
  concentration: { spenders: 90, gini: 0.6, share60: 0.124, share80: 0.3 },
});
/** Numbers and their units are kept together by spaces that do not break. */
const plain = (text: string) => text.replaceAll(/\s/g, ' ');

test.each([
  [106, 100, 90, 100, 'Revenue grew 6 %, but on fewer customers'],
  [106, 100, 110, 100, 'Revenue grew 6 % on more customers'],
  [94, 100, 90, 100, 'Revenue fell 6 % on fewer customers'],
  [94, 100, 110, 100, 'Revenue fell 6 %, but on more customers'],
  [100.1, 100, 110, 100, 'Revenue stood still, but on more customers'],
  [105.8, 100, 100, 100, 'Revenue grew 5.8 %, on as many customers'],
])('%d after %d from %d after %d buyers: %s', (past, previous, buyers, before, sentence) => {
  expect(plain(finding(value(past, previous, buyers, before), 'revenue'))).toBe(sentence);
});

test('without a year before, concentration is the finding', () => {
  expect(plain(finding(value(100, 0, 10, 0, false), 'outcome'))).toBe(
    '12 % of past-year customers bring 60 % of the outcome',
  );
});

test('a handful of customers is no finding', () => {
  const few = {
    ...value(100, 0, 10, 0, false),
    concentration: { spenders: 9, gini: 0, share60: 0.6, share80: 0.8 },
  };
  expect(finding(few, 'revenue')).toBe('There is too little data to say who brings revenue');
});
