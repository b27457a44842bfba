import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { histogramQuantiles, quantiles } from './quantile.ts';

const values = (result: ReturnType<typeof quantiles>): number[] => {
  if (!result.ok) throw new Error(result.reason);
  return [...result.values];
};

describe('quantiles', () => {
  it('is type 7: the documented results of R', () => {
    // R: quantile(c(1, 2, 3, 4, 5, 6, 7, 8, 9, 10)), and quantile(c(15, 20, 35, 40, 50), 0.4) = 29.
    const ten = Float64Array.of(10, 1, 9, 2, 8, 3, 7, 4, 6, 5);
    expect(values(quantiles(ten, [0, 0.25, 0.5, 0.75, 1]))).toEqual([1, 3.25, 5.5, 7.75, 10]);
    expect(values(quantiles(Float64Array.of(40, 15, 50, 20, 35), [0.4]))[0]).toBeCloseTo(29, 12);
  });

  it('leaves the input in its order', () => {
    const input = Float64Array.of(3, 1, 2);
    quantiles(input, [0.5]);
    expect([...input]).toEqual([3, 1, 2]);
  });

  it('has no answer without values, and throws for what is no number or no probability', () => {
    expect(quantiles(new Float64Array(), [0.5])).toEqual({ ok: false, reason: 'no-values' });
    expect(() => quantiles(Float64Array.of(Number.NaN), [0.5])).toThrow(RangeError);
    expect(() => quantiles(Float64Array.of(1), [2])).toThrow(RangeError);
  });
});

describe('histogramQuantiles', () => {
  it('equals the quantiles of the values written out', () => {
    const pair = fc.tuple(fc.integer({ min: -50, max: 50 }), fc.integer({ min: 0, max: 6 }));
    fc.assert(
      fc.property(
        fc.array(pair, { maxLength: 12 }),
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 4 }),
        (pairs, probabilities) => {
          const column = Float64Array.from(pairs, ([value]) => value);
          const counts = Float64Array.from(pairs, ([, count]) => count);
          const expanded = Float64Array.from(pairs.flatMap(([value, count]) => Array(count).fill(value)));
          expect(histogramQuantiles(column, counts, probabilities)).toEqual(
            quantiles(expanded, probabilities),
          );
        },
      ),
    );
  });

  it('does not write out large counts', () => {
    const result = histogramQuantiles(Float64Array.of(2, 1), Float64Array.of(1e12, 1e12), [0.25, 0.75]);
    expect(values(result)).toEqual([1, 2]);
  });

  it('refuses counts that are none', () => {
    expect(() => histogramQuantiles(Float64Array.of(1), Float64Array.of(0.5), [0.5])).toThrow(RangeError);
    expect(() => histogramQuantiles(Float64Array.of(1), Float64Array.of(), [0.5])).toThrow(RangeError);
  });
});
