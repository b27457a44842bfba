import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { relativeError } from '../../test/relative.ts';
import { digamma, trigamma } from './digamma.ts';
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

describe('trigamma', () => {
  // Computed with mpmath 1.3 at 40 digits.
  it.each([
    [1e-8, 1.0000000000000002e16],
    [0.001, 1000001.6425331958],
    [0.1, 101.43329915079275],
    [0.5, 4.934802200544679],
    [1, 1.6449340668482264],
    [1.4, 1.0253565905295976],
    [2, 0.6449340668482264],
    [3.7, 0.3100378576700383],
    [9.99, 0.10527695014824179],
    [10, 0.10516633568168575],
    [25.5, 0.03999466964956292],
    [1000, 0.0010005001666666333],
    [1000000.0, 1.0000005000001667e-6],
    [1000000000000.0, 1.0000000000005e-12],
  ])('ψ′(%d)', (x, want) => {
    expect(relativeError(trigamma(x), want)).toBeLessThan(1e-14);
  });

  it('refuses what is not positive', () => {
    for (const x of [0, -1, Number.NaN]) expect(() => trigamma(x)).toThrow(RangeError);
  });
});
