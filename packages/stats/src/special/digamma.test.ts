import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { digamma } from './digamma.ts';
import { logGamma } from './log-gamma.ts';

describe('digamma', () => {
  // Computed with mpmath 1.3 at 40 digits.
  it.each([
    [1e-8, -100000000.57721564],
    [0.001, -1000.5755719318103],
    [0.1, -10.423754940411076],
    [0.5, -1.9635100260214235],
    [1, -0.5772156649015329],
    [1.4, -0.06138454458511624],
    [2, 0.42278433509846713],
    [3.7, 1.1671535393615113],
    [9.99, 2.250700372831201],
    [10, 2.251752589066721],
    [25.5, 3.2189424728839198],
    [1000, 6.907255195648812],
    [1000000.0, 13.815510057964191],
    [1000000000000.0, 27.63102111592805],
  ])('ψ(%d)', (x, want) => {
    expect(Math.abs(digamma(x) - want)).toBeLessThan(2e-15 * Math.max(1, Math.abs(want)));
  });

  it('is the slope of log Γ', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.1, max: 1e4, noNaN: true }), (x) => {
        const step = 1e-5 * x;
        expect(digamma(x)).toBeCloseTo((logGamma(x + step) - logGamma(x - step)) / (2 * step), 4);
      }),
    );
  });

  it('knows infinity, and refuses what is not positive', () => {
    expect(digamma(Number.POSITIVE_INFINITY)).toBe(Number.POSITIVE_INFINITY);
    for (const x of [0, -1, Number.NaN]) expect(() => digamma(x)).toThrow(RangeError);
  });
});
