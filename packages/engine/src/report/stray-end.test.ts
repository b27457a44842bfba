import { expect, test } from 'vitest';
import { type SellingDay, strayEnd } from './stray-end.ts';

/** `count` selling days, `gap` days apart, with `lines` lines each. */
const shop = (count: number, gap: number, lines: number): SellingDay[] =>
  Array.from({ length: count }, (_, index) => ({
    day: new Date(Date.UTC(2024, 0, 1 + index * gap)).toISOString().slice(0, 10),
    lines,
  }));

test('finds a last day in a mistyped year, however few lines there are', () => {
  expect(strayEnd([...shop(10, 1, 2), { day: '2045-01-01', lines: 1 }])).toEqual({
    lastDay: '2045-01-01',
    daysLater: 7662,
    others: 0,
  });
});

test('counts the strays before the last one', () => {
  const strays = [
    { day: '2044-01-01', lines: 2 },
    { day: '2045-01-01', lines: 1 },
  ];
  expect(strayEnd([...shop(300, 1, 10), ...strays])).toMatchObject({ lastDay: '2045-01-01', others: 2 });
  // Three of a hundred and three lines are no strays.
  expect(strayEnd([...shop(50, 1, 2), ...strays])?.others).toBe(0);
});

test('lets a pause pass that is usual, or short, or after which much was sold', () => {
  const end = { day: '2024-03-01', lines: 1 };
  expect(strayEnd([...shop(40, 1, 10), end])).toBeUndefined();
  expect(strayEnd([...shop(3, 14, 1), { day: '2024-05-01', lines: 1 }])).toBeUndefined();
  expect(strayEnd([...shop(10, 1, 10), { day: '2045-01-01', lines: 2 }])).toBeUndefined();
});

test('has no opinion where there is no usual gap', () => {
  expect(strayEnd([])).toBeUndefined();
  expect(strayEnd(shop(1, 1, 1))).toBeUndefined();
  expect(strayEnd([...shop(1, 1, 1), { day: '2045-01-01', lines: 1 }])).toBeUndefined();
});
