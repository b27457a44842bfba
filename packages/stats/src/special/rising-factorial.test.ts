import { describe, expect, test } from 'vitest';
import { relativeError } from '../../test/relative.ts';
import { logRisingFactorial, risingFactorialSlope, risingFactorials } from './rising-factorial.ts';

describe('the rising factorial', () => {
  // Computed with mpmath 1.3 at 40 digits.
  test.each([
    [0.3, 4, 1.08522305154909],
    [12.5, 0.5, 1.25286698372544],
    [12.5, 40, 135.648463122735],
    [1e9, 3, 62.1697975138392],
    [1e12, 1000, 27631.021116428],
    [1e-9, 5, -17.545212004515],
  ])('log Γ(%d + %d)/Γ', (base, n, want) => {
    expect(relativeError(logRisingFactorial(base, n), want)).toBeLessThan(1e-13);
  });

  test('as running sums', () => {
    const { log, slope } = risingFactorials(2.5, 50);
    expect([log[0], slope[0]]).toEqual([0, 0]);
    for (const k of [1, 7, 50])
      expect(relativeError(log[k]!, logRisingFactorial(2.5, k))).toBeLessThan(1e-13);
    expect(slope[3]).toBeCloseTo(1 / 2.5 + 1 / 3.5 + 1 / 4.5, 14);
  });
});

describe('its slope', () => {
  // Computed with mpmath 1.3 at 40 digits.
  test.each([
    [0.3, 4, 4.840377014290058],
    [10, 1, 0.1],
    [12.5, 0.5, 0.0407993620342333],
    [1e3, 7, 0.006979090561262866],
    [1e9, 2, 1.999999999e-9],
    [1e12, 40, 3.999999999922e-11],
    [1e15, 3, 3e-15],
    [50, 1e6, 9.913570383311338],
  ])('ψ(%d + %d) − ψ', (base, n, want) => {
    expect(relativeError(risingFactorialSlope(base, n), want)).toBeLessThan(1e-13);
  });
});
