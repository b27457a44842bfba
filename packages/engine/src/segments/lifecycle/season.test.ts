import { describe, expect, test } from 'vitest';
import { monthlyIndex, seasonalDays } from './season.ts';

const months = (from: string, count: number, of: (month: number, year: number) => number) =>
  Array.from({ length: count }, (_, i) => {
    const date = new Date(Date.parse(`${from}-01`));
    date.setUTCMonth(date.getUTCMonth() + i);
    return { month: date.toISOString().slice(0, 10), count: of(date.getUTCMonth(), date.getUTCFullYear()) };
  });

describe('the monthly index', () => {
  test('finds a December that is three times as busy, under growth', () => {
    const index = monthlyIndex(months('2023-06', 38, (m, y) => (m === 11 ? 300 : 100) * (y - 2020)));
    expect(index[11]! / index[5]!).toBeGreaterThan(2);
    expect(index.reduce((a, b) => a + b, 0)).toBeCloseTo(12, 9);
  });

  test('is flat with less than two whole years: growth would pass for season', () => {
    expect(monthlyIndex(months('2025-01', 20, (m) => m + 1))).toEqual(new Array(12).fill(1));
    expect(monthlyIndex([])).toEqual(new Array(12).fill(1));
  });

  test('a month without any purchase is an idle one, but not an impossible one', () => {
    const rows = months('2023-01', 30, (m) => (m === 1 ? 0 : 10)).filter(({ count }) => count > 0);
    expect(monthlyIndex(rows)[1]).toBeGreaterThan(0);
    expect(monthlyIndex(rows)[1]).toBeLessThan(0.2);
  });
});

test('days are weighed by their month, backwards from the as-of day', () => {
  const index = new Array(12).fill(1);
  index[11] = 3;
  const weigh = seasonalDays('2026-01-10', 60, index);
  expect(weigh(0, 10)).toBe(10);
  expect(weigh(0, 41)).toBe(10 + 31 * 3);
  expect(weigh(10, 12)).toBe(6);
  expect(weigh(5, 5)).toBe(0);
});
