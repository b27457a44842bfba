import { describe, expect, it } from 'vitest';
import { relativeError } from '../../test/relative.ts';
import { logGamma } from './log-gamma.ts';

describe('logGamma', () => {
  // Computed with mpmath 1.3 at 60 digits.
  const published: [number, number][] = [
    [1e-300, 690.7755278982137],
    [1e-10, 23.025850929882736],
    [0.3, 1.0957979948180756],
    [0.7, 0.26086724653166654],
    [0.999999, 5.772164873855652e-7],
    [1.0000001, -5.772155829918507e-8],
    [1.5, -0.12078223763524522],
    [1.99999, -4.227811104241674e-6],
    [2.00001, 4.22787559764836e-6],
    [5.5, 3.9578139676187165],
    [10, 12.801827480081469],
    [15, 25.19122118273868],
    [171, 706.5730622457874],
    [1000000, 12815504.569147611],
    [10000000000.0, 220258509288.81058],
    [1e300, 6.897755278982137e302],
  ];

  it.each(published)('log Γ(%d)', (x, want) => {
    expect(relativeError(logGamma(x), want)).toBeLessThan(1e-13);
  });

  it('is the logarithm of the factorials', () => {
    let factorial = 1;
    for (let n = 1; n <= 170; n++) {
      expect(logGamma(n), `Γ(${n})`).toSatisfy(
        (got: number) => Math.abs(got - Math.log(factorial)) < 1e-13 * (1 + got),
      );
      factorial *= n;
    }
  });

  it('joins its pieces without a seam', () => {
    for (const seam of [0.5, 1.5, 2.5, 10]) {
      expect(relativeError(logGamma(seam * (1 - 1e-15)), logGamma(seam))).toBeLessThan(1e-14);
    }
  });

  it('is infinite at infinity and refuses what is not above zero', () => {
    expect(logGamma(Number.POSITIVE_INFINITY)).toBe(Number.POSITIVE_INFINITY);
    for (const x of [0, -1, Number.NaN]) expect(() => logGamma(x)).toThrow(RangeError);
  });
});
