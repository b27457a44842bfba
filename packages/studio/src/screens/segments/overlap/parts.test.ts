import { expect, test } from 'vitest';
import { partsOf, relationOf } from './parts.ts';

test('the four parts are told by rules that leave each other out', () => {
  const revenue = { onlyA: 1, both: 2, onlyB: 3, neither: 4 };
  const parts = partsOf({ onlyA: 10, both: 20, onlyB: 30, neither: 40, revenue }, { a: 1 }, { b: 2 });
  expect(parts.map(({ customers }) => customers)).toEqual([20, 10, 30, 40]);
  expect(parts.map(({ rule }) => rule)).toEqual([
    { $and: [{ a: 1 }, { b: 2 }] },
    { $and: [{ a: 1 }, { $not: { b: 2 } }] },
    { $and: [{ b: 2 }, { $not: { a: 1 } }] },
    { $nor: [{ a: 1 }, { b: 2 }] },
  ]);
});

test.each([
  [
    { onlyA: 0, both: 0, onlyB: 5, neither: 5 },
    { kind: 'empty', which: 'a' },
  ],
  [{ onlyA: 5, both: 0, onlyB: 5, neither: 5 }, { kind: 'nothing' }],
  [{ onlyA: 0, both: 5, onlyB: 0, neither: 5 }, { kind: 'equal' }],
  [
    { onlyA: 0, both: 5, onlyB: 2, neither: 5 },
    { kind: 'within', inner: 'a' },
  ],
  [
    { onlyA: 2, both: 5, onlyB: 0, neither: 5 },
    { kind: 'within', inner: 'b' },
  ],
  [
    { onlyA: 10, both: 10, onlyB: 30, neither: 50 },
    { kind: 'some', ofA: 0.5, ofB: 0.25, times: 1.25 },
  ],
])('%o is %o', (counts, relation) => {
  expect(relationOf(counts)).toEqual(relation);
});
