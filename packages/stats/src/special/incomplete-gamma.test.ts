import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { relativeError } from '../../test/relative.ts';
import { regularizedGammaP, regularizedGammaQ } from './incomplete-gamma.ts';

describe('regularizedGammaP and Q', () => {
  // P and Q, computed with mpmath 1.3 at 60 digits; at a = 1e6 by quadrature of the density.
  const published: [number, number, number, number][] = [
    [0.5, 0.1, 0.345279153981423, 0.654720846018577],
    [0.5, 3, 0.9856941215645704, 0.01430587843542964],
    [1, 1, 0.6321205588285577, 0.36787944117144233],
    [2.5, 10, 0.9987502694369687, 0.0012497305630313753],
    [10, 3, 0.0011024881301154798, 0.9988975118698845],
    [10, 30, 0.9999928782491372, 7.121750862815577e-6],
    [100, 100, 0.5132987982791487, 0.48670120172085135],
    [100, 150, 0.9999940754596646, 5.924540335483916e-6],
    [1000, 900, 0.0005499022657117829, 0.9994500977342882],
    [10000, 10000, 0.5013298083399552, 0.4986701916600448],
    [10000, 10300, 0.9985295051036143, 0.0014704948963856813],
    [0.001, 1e-5, 0.9891230446957827, 0.01087695530421733],
    [0.01, 5, 0.9999882464805873, 1.175351941275085e-5],
    [50, 1, 1.2337508979097351e-65, 1],
    [1000000, 1000000, 0.5001329807608725, 0.4998670192391274],
    [1000000, 1002000, 0.9771959041012301, 0.022804095898769864],
    [1000000, 998000, 0.022696114006736802, 0.9773038859932632],
  ];

  it.each(published)('a = %d, x = %d', (a, x, p, q) => {
    expect(relativeError(regularizedGammaP(a, x), p)).toBeLessThan(1e-12);
    expect(relativeError(regularizedGammaQ(a, x), q)).toBeLessThan(1e-12);
  });

  it('is the tail of the Poisson distribution', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        fc.double({ min: 0.01, max: 80, noNaN: true }),
        (k, mean) => {
          let term = Math.exp(-mean);
          let sum = 0;
          for (let i = 0; i < k; i++) {
            sum += term;
            term *= mean / (i + 1);
          }
          expect(relativeError(regularizedGammaQ(k, mean), sum)).toBeLessThan(1e-12);
        },
      ),
    );
  });

  it('knows its ends', () => {
    expect([regularizedGammaP(2, 0), regularizedGammaQ(2, 0)]).toEqual([0, 1]);
    expect([
      regularizedGammaP(2, Number.POSITIVE_INFINITY),
      regularizedGammaQ(2, Number.POSITIVE_INFINITY),
    ]).toEqual([1, 0]);
    expect(() => regularizedGammaP(0, 1)).toThrow(RangeError);
    expect(() => regularizedGammaQ(1, -1)).toThrow(RangeError);
  });
});
