import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { relativeError } from '../../test/relative.ts';
import { regularizedBeta } from './incomplete-beta.ts';

describe('regularizedBeta', () => {
  // Computed with mpmath 1.3 at 40 to 60 digits: by its hypergeometric series, above 1e5 by quadrature of the density.
  const published: [number, number, number, number][] = [
    [0.1, 0.5, 0.5, 0.20483276469913345],
    [0.5, 2, 3, 0.6875],
    [0.9, 2, 3, 0.9963],
    [0.01, 10, 1, 1.0000000000000002e-20],
    [0.3, 0.001, 2, 0.9994959094063246],
    [0.999, 30, 0.1, 0.26281069988906036],
    [0.25, 5, 20, 0.7533515589214268],
    [0.05, 50, 50, 3.8218064995398543e-38],
    [0.6, 150, 100, 0.49656438970145966],
    [1e-10, 0.3, 7, 0.001967603137227563],
    [0.5, 1000, 1000, 0.5],
    [0.49, 1000, 1000, 0.18555265943151145],
    [0.4, 1000, 1000, 8.231611354869308e-20],
    [0.101, 1000, 9000, 0.6335332667067702],
    [0.0001, 1, 100000, 0.9999546227660411],
    [1e-5, 3, 1000000, 0.9972307404818526],
    [0.9999, 100000, 5, 0.029239448442191146],
    [0.5, 1000000, 1000000, 0.5],
    [0.4995, 1000000, 1000000, 0.07864957758090163],
    [0.501, 1000000, 1000000, 0.9976611505930685],
    [0.0905, 100000, 1000000, 0.06764057588337025],
    [0.0915, 100000, 1000000, 0.9843218852587301],
    [0.498, 1000000, 1000000, 7.707644889244837e-9],
    [0.2, 200000, 800000, 0.5001994711726258],
    [0.1995, 200000, 800000, 0.10559823843290347],
    [0.1985, 200000, 800000, 8.613025047200286e-5],
  ];

  it.each(published)('I(%d; %d, %d)', (x, a, b, want) => {
    expect(relativeError(regularizedBeta(x, a, b), want)).toBeLessThan(1e-12);
  });

  it('has its closed forms', () => {
    const positive = fc.double({ min: 0.01, max: 50, noNaN: true });
    const inside = fc.double({ min: 0.001, max: 0.999, noNaN: true });
    fc.assert(
      fc.property(inside, positive, (x, a) => {
        expect(relativeError(regularizedBeta(x, a, 1), x ** a)).toBeLessThan(1e-12);
        expect(relativeError(regularizedBeta(x, 1, a), -Math.expm1(a * Math.log1p(-x)))).toBeLessThan(1e-12);
      }),
    );
  });

  it('is symmetric and rises with x', () => {
    const parameter = fc.double({ min: -4, max: 13, noNaN: true }).map(Math.exp);
    const inside = fc.double({ min: 0.001, max: 0.999, noNaN: true });
    fc.assert(
      fc.property(inside, inside, parameter, parameter, (x, y, a, b) => {
        const [low, high] = x < y ? [x, y] : [y, x];
        expect(regularizedBeta(low, a, b)).toBeLessThanOrEqual(regularizedBeta(high, a, b) * (1 + 1e-12));
        expect(regularizedBeta(x, a, b) + regularizedBeta(1 - x, b, a)).toBeCloseTo(1, 9);
      }),
    );
  });

  it('is 0 and 1 at the ends and refuses what lies outside', () => {
    expect(regularizedBeta(0, 2, 3)).toBe(0);
    expect(regularizedBeta(1, 2, 3)).toBe(1);
    expect(() => regularizedBeta(1.1, 2, 3)).toThrow(RangeError);
    expect(() => regularizedBeta(0.5, 0, 3)).toThrow(RangeError);
    expect(() => regularizedBeta(0.5, 1, Number.NaN)).toThrow(RangeError);
  });
});
