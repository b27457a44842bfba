import type { PurchaseHistories } from '@attune/stats';
import { expect, test } from 'vitest';
import { tooLittle } from './too-little.ts';

const of = (...values: number[]) => Float64Array.from(values);
const eighty: PurchaseHistories = {
  frequency: of(0, 1),
  recency: of(0, 3),
  age: of(9, 9),
  customers: of(60, 20),
};
const interval = (low: number, estimate: number, high: number) => ({
  ok: true as const,
  low,
  estimate,
  high,
});

test('a total that may be off by more than half is not told, and it is said how many customers would do', () => {
  // Three quarters instead of a half: (0.75 / 0.5)² = 2.25 times as many.
  expect(tooLittle.tooUnsure(interval(50, 100, 200), eighty)).toBe(
    'There is too little data: what 80 customers will bring is known to ± 75 % only. About 180 customers would do for ± 50 %.',
  );
});

test('one that is known better is told, and so is one whose sum has no interval', () => {
  expect(tooLittle.tooUnsure(interval(60, 100, 155), eighty)).toBeUndefined();
  expect(tooLittle.tooUnsure({ ok: false, reason: 'heavy-tail' }, eighty)).toBeUndefined();
});

test('whoever bought again is somebody to learn from', () => {
  expect(tooLittle.nothingToLearn(eighty)).toBeUndefined();
  expect(tooLittle.nothingToLearn({ ...eighty, customers: of(60, 0) })).toContain(
    'none of whom bought again',
  );
});
