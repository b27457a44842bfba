import { expect, test } from 'vitest';
import { firstOfUpperHalf, placeOfShare } from './bin-places.ts';

test('a share lies in the bin that it reaches, as far in as it needs', () => {
  expect(placeOfShare([60, 30, 10], 0.5)).toBeCloseTo(5 / 6);
  expect(placeOfShare([60, 30, 10], 0.75)).toBeCloseTo(1.5);
  expect(placeOfShare([60, 30, 10], 1)).toBe(3);
  expect(placeOfShare([0, 10], 0)).toBe(1);
  expect(placeOfShare([], 0.5)).toBeUndefined();
});

test('the upper half begins with the bin with which it is reached', () => {
  expect(firstOfUpperHalf([10, 30, 60])).toBe(2);
  expect(firstOfUpperHalf([10, 50, 40])).toBe(1);
  expect(firstOfUpperHalf([0, 0])).toBeUndefined();
});
