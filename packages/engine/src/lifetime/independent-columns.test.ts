import { expect, test } from 'vitest';
import { independentColumns } from './independent-columns.ts';

const column = (...values: number[]) => Float64Array.from(values);

test('a column that those before it tell already is left out', () => {
  const [north, south, both] = [column(1, 0, 0, 0), column(0, 1, 0, 0), column(1, 1, 0, 0)];
  const weights = column(5, 3, 2, 7);
  expect(independentColumns([north, south, both], weights)).toEqual([0, 1]);
  expect(independentColumns([both, north, south], weights)).toEqual([0, 1]);
});

test('a constant tells nothing, nor does what nobody has', () => {
  const weights = column(5, 0, 2);
  expect(independentColumns([column(1, 1, 1), column(0, 0, 0)], weights)).toEqual([]);
  // The row that differs stands for nobody.
  expect(independentColumns([column(1, 0, 1)], weights)).toEqual([]);
});
