import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { relativeError } from '../../test/relative.ts';
import { normalCdf, normalQuantile } from './normal.ts';

describe('normalCdf', () => {
  // Computed with mpmath 1.3 at 60 digits.
  const published: [number, number][] = [
    [-37, 5.725571222524577e-300],
    [-20, 2.7536241186062337e-89],
    [-8, 6.220960574271784e-16],
    [-5, 2.866515718791939e-7],
    [-3, 0.0013498980316300946],
    [-1.96, 0.024997895148220435],
    [-1, 0.15865525393145705],
    [-0.5, 0.3085375387259869],
    [-1e-5, 0.49999601057719606],
    [1e-5, 0.500003989422804],
    [0.3, 0.6179114221889527],
    [1, 0.8413447460685429],
    [1.96, 0.9750021048517795],
    [3, 0.9986501019683699],
    [6, 0.9999999990134123],
  ];

  it.each(published)('Φ(%d)', (z, want) => {
    expect(relativeError(normalCdf(z), want)).toBeLessThan(1e-13);
  });

  it('is ½ at 0, 0 and 1 at the ends', () => {
    expect([0, Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY].map(normalCdf)).toEqual([0.5, 0, 1]);
  });
});

describe('normalQuantile', () => {
  // Computed with mpmath 1.3 at 60 digits: all three branches of AS 241.
  const published: [number, number][] = [
    [1e-300, -37.0470962993612],
    [1e-50, -14.933337534788489],
    [1e-12, -7.034483825301132],
    [1e-11, -6.706023155495136],
    [1e-5, -4.264890793922825],
    [0.001, -3.0902323061678136],
    [0.025, -1.9599639845400543],
    [0.074, -1.4466320671589785],
    [0.076, -1.4325027208258116],
    [0.1, -1.2815515655446004],
    [0.3, -0.5244005127080408],
    [0.499, -0.002506630899571766],
    [0.501, 0.002506630899571766],
    [0.75, 0.6744897501960817],
    [0.9, 1.2815515655446006],
    [0.95, 1.6448536269514722],
    [0.975, 1.9599639845400538],
    [0.995, 2.5758293035489004],
    [0.99999, 4.264890793923841],
  ];

  it.each(published)('p = %d', (p, want) => {
    expect(relativeError(normalQuantile(p), want)).toBeLessThan(1e-15);
  });

  it("gives the values of Wichura's paper", () => {
    expect(relativeError(normalQuantile(0.25), -0.6744897501960817)).toBeLessThan(1e-15);
    expect(relativeError(normalQuantile(0.001), -3.090232306167814)).toBeLessThan(1e-15);
    expect(relativeError(normalQuantile(1e-20), -9.262340089798407)).toBeLessThan(1e-15);
  });

  it('inverts the distribution function', () => {
    fc.assert(
      fc.property(fc.double({ min: -700, max: -0.001, noNaN: true }), (logP) => {
        const p = Math.exp(logP);
        expect(relativeError(normalCdf(normalQuantile(p)), p)).toBeLessThan(1e-12);
      }),
    );
  });

  it('is infinite at the ends and refuses what is no probability', () => {
    expect(normalQuantile(0)).toBe(Number.NEGATIVE_INFINITY);
    expect(normalQuantile(1)).toBe(Number.POSITIVE_INFINITY);
    for (const p of [-0.1, 1.1, Number.NaN]) expect(() => normalQuantile(p)).toThrow(RangeError);
  });
});
