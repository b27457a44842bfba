import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { relativeError } from '../../test/relative.ts';
import { betaQuantile } from './beta-quantile.ts';
import { regularizedBeta } from './incomplete-beta.ts';

describe('betaQuantile', () => {
  // p, a, b, value: computed with mpmath 1.3 at 60 digits.
  const published: [number, number, number, number][] = [
    [1e-10, 0.5, 0.5, 2.4674011002723397e-20],
    [0.025, 0.5, 0.5, 0.001541333133436012],
    [0.5, 0.5, 0.5, 0.5],
    [0.975, 0.5, 0.5, 0.998458666866564],
    [0.001, 2, 3, 0.013022947370814272],
    [0.3, 2, 3, 0.27238394207510536],
    [0.8, 2, 3, 0.5824535745243333],
    [1e-10, 0.1, 5, 1.3321008721895454e-101],
    [0.025, 0.1, 5, 1.2703903886695207e-17],
    [0.5, 0.1, 5, 0.00013014955240919754],
    [0.975, 0.1, 5, 0.19275273616655383],
    [0.001, 10, 1, 0.5011872336272722],
    [0.3, 10, 1, 0.8865681505652133],
    [0.8, 10, 1, 0.9779327685429285],
    [1e-10, 82, 183, 0.1530182758437408],
    [0.025, 82, 183, 0.25530184788221444],
    [0.5, 82, 183, 0.30895390192763555],
    [0.975, 82, 183, 0.3662905935223741],
    [0.001, 1000, 9000, 0.09095874056891502],
    [0.3, 1000, 9000, 0.09840764631895786],
    [0.8, 1000, 9000, 0.10251679197592103],
    [0.025, 0.02, 0.03, 9.305926515549387e-70],
    [0.5, 0.02, 0.03, 0.00010476497923955022],
  ];

  it.each(published)('p = %d of Beta(%d, %d)', (p, a, b, want) => {
    expect(relativeError(betaQuantile(p, a, b), want)).toBeLessThan(1e-12);
  });

  it('inverts the distribution function', () => {
    const parameter = fc.double({ min: -3, max: 10, noNaN: true }).map(Math.exp);
    fc.assert(
      fc.property(
        fc.double({ min: 1e-12, max: 1, maxExcluded: true, noNaN: true }),
        parameter,
        parameter,
        (p, a, b) => {
          const x = betaQuantile(p, a, b);
          // Beyond these a double near 1 cannot say x, or x itself underflows.
          fc.pre(x > 1e-300 && x < 0.999);
          expect(relativeError(regularizedBeta(x, a, b), p)).toBeLessThan(1e-10);
        },
      ),
    );
  });

  it('is 0 and 1 at the ends, and 0 where the quantile is below every double', () => {
    expect(betaQuantile(0, 2, 3)).toBe(0);
    expect(betaQuantile(1, 2, 3)).toBe(1);
    expect(betaQuantile(1e-10, 0.02, 0.03)).toBe(0);
    expect(() => betaQuantile(0.5, -1, 3)).toThrow(RangeError);
  });
});
