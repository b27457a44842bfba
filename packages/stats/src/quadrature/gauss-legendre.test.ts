import { describe, expect, test } from 'vitest';
import { gaussLegendre } from './gauss-legendre.ts';

describe('the Gauss–Legendre rule', () => {
  test.each([1, 2, 5, 16, 33, 64])('of %i points is exact for polynomials up to degree 2n − 1', (n) => {
    const { at, weight } = gaussLegendre(n);
    for (let degree = 0; degree < 2 * n; degree++) {
      const integral = at.reduce((sum, t, i) => sum + weight[i]! * t ** degree, 0);
      expect(integral * (degree + 1)).toBeCloseTo(1, 12);
    }
  });

  test('looks from left to right', () => {
    const { at } = gaussLegendre(9);
    expect([...at]).toEqual([...at].sort((a, b) => a - b));
    expect(at[4]).toBeCloseTo(0.5, 15);
  });

  test('has at least one point', () => {
    expect(() => gaussLegendre(0)).toThrow(RangeError);
    expect(() => gaussLegendre(2.5)).toThrow(RangeError);
  });
});
