import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { relativeError } from '../../test/relative.ts';
import { normalQuantile } from './normal.ts';
import { studentTCdf, studentTQuantile, tQuantileTable } from './student-t.ts';

const logDf = fc.double({ min: -1, max: 13, noNaN: true });

describe('studentTCdf', () => {
  // t, degrees of freedom, value: computed with mpmath 1.3 at 60 digits.
  const published: [number, number, number][] = [
    [-1000000, 0.3, 0.005539213172512939],
    [-0.5, 0.3, 0.4003553963107388],
    [2, 0.3, 0.7178651505196086],
    [-5, 1, 0.06283295818900118],
    [1e-6, 1, 0.5000003183098862],
    [-1000000, 2, 4.9999999999925e-13],
    [-0.5, 2, 0.3333333333333333],
    [2, 2, 0.908248290463863],
    [-5, 3.5, 0.0052750894959338905],
    [1e-6, 3.5, 0.5000003717723437],
    [-1000000, 5, 9.49016724546068e-30],
    [-0.5, 5, 0.3191494358204645],
    [2, 5, 0.9490302605850708],
    [-5, 10, 0.0002686668013782263],
    [1e-6, 10, 0.500000389108384],
    [-1000000, 30, 1.0364534648043777e-159],
    [-0.5, 30, 0.31036150244256366],
    [2, 30, 0.9726874775185085],
    [-5, 100, 1.2250867067519001e-6],
    [1e-6, 100, 0.5000003979461869],
    [-50, 1000, 1.3793362061625824e-274],
    [-1e-6, 1000, 0.4999996011574427],
    [4, 1000, 0.9999659950403956],
  ];

  it.each(published)('t = %d, df = %d', (t, df, want) => {
    expect(relativeError(studentTCdf(t, df), want)).toBeLessThan(1e-12);
  });

  it('is symmetric', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 100, noNaN: true }), logDf, (t, log) => {
        expect(studentTCdf(t, Math.exp(log)) + studentTCdf(-t, Math.exp(log))).toBeCloseTo(1, 12);
      }),
    );
  });

  it('is 0 and 1 at the ends', () => {
    expect(studentTCdf(Number.NEGATIVE_INFINITY, 3)).toBe(0);
    expect(studentTCdf(Number.POSITIVE_INFINITY, 3)).toBe(1);
    expect(() => studentTCdf(Number.NaN, 3)).toThrow(RangeError);
    expect(() => studentTCdf(1, 0)).toThrow(RangeError);
  });
});

describe('studentTQuantile', () => {
  // p, degrees of freedom, value: computed with mpmath 1.3 at 60 digits.
  const published: [number, number, number][] = [
    [1e-10, 0.5, -1.02849115631634e19],
    [0.49, 0.5, -0.03710700354529342],
    [0.975, 0.5, 164.55767348048823],
    [0.1, 1, -3.077683537175253],
    [0.75, 1, 1],
    [0.001, 2, -22.327124770119877],
    [0.5000001, 2, 2.8284271232574876e-7],
    [0.999, 2, 22.327124770119866],
    [0.3, 3.5, -0.575338701772231],
    [0.9, 3.5, 1.5765766051364052],
    [0.025, 4, -2.7764451051977943],
    [0.6, 4, 0.27072229470759734],
    [1e-10, 5, -156.8255927088943],
    [0.49, 5, -0.026346712342273263],
    [0.975, 5, 2.5705818356363146],
    [0.1, 10, -1.3721836411103356],
    [0.75, 10, 0.6998120613124317],
    [0.001, 29, -3.396240288356803],
    [0.5000001, 29, 2.528326234313263e-7],
    [0.999, 29, 3.3962402883568026],
    [0.3, 100, -0.5260762706003463],
    [0.9, 100, 1.290074761346516],
    [0.025, 1000, -1.9623390808264085],
    [0.6, 1000, 0.2534145158394987],
  ];

  it.each(published)('p = %d, df = %d', (p, df, want) => {
    expect(relativeError(studentTQuantile(p, df), want)).toBeLessThan(1e-13);
  });

  it('gives the printed table (Abramowitz & Stegun, table 26.10, two-sided 5 %)', () => {
    const table: [number, number][] = [
      [1, 12.706],
      [2, 4.303],
      [5, 2.571],
      [10, 2.228],
      [30, 2.042],
      [120, 1.98],
    ];
    for (const [df, want] of table) expect(studentTQuantile(0.975, df)).toBeCloseTo(want, 3);
  });

  it('inverts the distribution function', () => {
    fc.assert(
      fc.property(fc.double({ min: -40, max: -0.001, noNaN: true }), logDf, (logP, log) => {
        const p = Math.exp(logP);
        const df = Math.exp(log);
        expect(relativeError(studentTCdf(studentTQuantile(p, df), df), p)).toBeLessThan(1e-11);
      }),
    );
  });

  it('becomes the normal quantile with many degrees of freedom', () => {
    expect(relativeError(studentTQuantile(0.975, 1e9), normalQuantile(0.975))).toBeLessThan(1e-8);
  });

  it('knows its middle and its ends', () => {
    expect(studentTQuantile(0.5, 7)).toBe(0);
    expect(studentTQuantile(0, 7)).toBe(Number.NEGATIVE_INFINITY);
    expect(studentTQuantile(1, 7)).toBe(Number.POSITIVE_INFINITY);
  });
});

describe('tQuantileTable', () => {
  it('holds the quantile of df = i + 1 at i', () => {
    const table = tQuantileTable(0.9, 40);
    expect(table).toHaveLength(40);
    expect(table[0]).toBe(studentTQuantile(0.9, 1));
    expect(table[39]).toBe(studentTQuantile(0.9, 40));
    expect(() => tQuantileTable(0.9, 0)).toThrow(RangeError);
  });
});
