import { expect, test } from 'vitest';
import { compareCells } from './row-order.ts';

test('numbers by size, text as people sort it, no before yes', () => {
  expect([10, 9, -1].toSorted(compareCells)).toEqual([-1, 9, 10]);
  expect(['item 10', 'Item 9', 'apple'].toSorted(compareCells)).toEqual(['apple', 'Item 9', 'item 10']);
  expect([true, false].toSorted(compareCells)).toEqual([false, true]);
});
