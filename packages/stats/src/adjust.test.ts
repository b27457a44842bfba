import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { benjaminiHochberg, holm } from './adjust.ts';

/** The fifteen p-values of the example in Benjamini & Hochberg (1995), section 3.2 (thrombolysis trial). */
const example = Float64Array.of(
  0.0001,
  0.0004,
  0.0019,
  0.0095,
  0.0201,
  0.0278,
  0.0298,
  0.0344,
  0.0459,
  0.324,
  0.4262,
  0.5719,
  0.6528,
  0.759,
  1,
);

describe('adjusted p-values', () => {
  it("call significant what the paper calls: four by Benjamini–Hochberg, three by Bonferroni's level", () => {
    expect(benjaminiHochberg(example).filter((p) => p <= 0.05)).toHaveLength(4);
    expect(holm(example).filter((p) => p <= 0.05)).toHaveLength(3);
  });

  it('have the values of scipy.stats.false_discovery_control 1.17', () => {
    const want = [
      0.0015, 0.003, 0.0095, 0.035625, 0.0603, 0.0638571428571, 0.0638571428571, 0.0645, 0.0765, 0.486,
    ];
    benjaminiHochberg(example)
      .slice(0, 10)
      .forEach((p, i) => {
        expect(p).toBeCloseTo(want[i]!, 12);
      });
  });

  it('multiply by 15, 14, 13, … step by step (Holm)', () => {
    const adjusted = holm(example);
    expect(adjusted[0]).toBeCloseTo(0.0015, 12);
    expect(adjusted[1]).toBeCloseTo(0.0056, 12);
    expect(adjusted[2]).toBeCloseTo(0.0247, 12);
    expect(adjusted[3]).toBeCloseTo(0.114, 12);
    expect(adjusted[14]).toBe(1);
  });

  it('keep the order of the input, never fall, and Holm is never the smaller', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 30 }), (list) => {
        const input = Float64Array.from(list);
        const bh = benjaminiHochberg(input);
        const fwer = holm(input);
        expect([...input]).toEqual(list);
        list.forEach((p, i) => {
          expect(bh[i]).toBeGreaterThanOrEqual(p);
          expect(fwer[i]! + 1e-15).toBeGreaterThanOrEqual(bh[i]!);
          expect(fwer[i]).toBeLessThanOrEqual(1);
          list.forEach((other, j) => {
            if (p < other) expect(bh[i]).toBeLessThanOrEqual(bh[j]!);
          });
        });
      }),
    );
  });

  it('refuse what is no probability', () => {
    expect(() => holm(Float64Array.of(1.2))).toThrow(RangeError);
    expect(() => benjaminiHochberg(Float64Array.of(Number.NaN))).toThrow(RangeError);
  });
});
