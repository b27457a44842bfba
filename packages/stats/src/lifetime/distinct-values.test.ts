import fc from 'fast-check';
import { expect, test } from 'vitest';
import { distinctValues } from './distinct-values.ts';

test('every item is the value at its place, and no value is there twice', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.double({ noNaN: true }), fc.integer({ min: 0, max: 9 }))), (list) => {
      const { values, place } = distinctValues(Float64Array.from(list));
      expect(Array.from(place, (at) => values[at])).toEqual(list.map((item) => item + 0));
      expect(new Set(values).size).toBe(values.length);
    }),
  );
});
