import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { relativeError } from '../../test/relative.ts';
import { stackLoss } from '../../test/stack-loss.ts';
import { quantiles } from '../quantile.ts';
import { normal } from '../random/normal.ts';
import { seededRandom } from '../random/random.ts';
import { normalQuantile } from '../special/normal.ts';
import { type FactorDesign, predictRow } from './factor-design.ts';
import { fitQuantileRegression, pinballLoss } from './quantile-regression.ts';

function fitted(design: FactorDesign, outcome: Float64Array, p: number) {
  const fit = fitQuantileRegression(design, outcome, p);
  if (!fit.ok) throw new Error(fit.reason);
  return fit;
}
const lossOf = (values: Float64Array, at: number, p: number) =>
  values.reduce((sum, y) => sum + pinballLoss(y - at, p), 0);

describe('fitQuantileRegression', () => {
  it('finds the published median regression of the stack loss', () => {
    // Koenker, R package quantreg, rq(stack.loss ~ stack.x): −39.68986, 0.83188, 0.57391, −0.06087.
    const { predictor, gap } = fitted(stackLoss.design, stackLoss.outcome, 0.5);
    expect(gap).toBeLessThan(1e-7);
    for (const [j, value] of [predictor.intercept, ...predictor.slopes].entries())
      expect(relativeError(value, [-39.68986, 0.83188, 0.57391, -0.06087][j]!)).toBeLessThan(1e-4);
  });

  it('without anything to tell rows apart is a sample quantile', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 5, maxLength: 60 }),
        fc.constantFrom(0.1, 0.25, 0.5, 0.8, 0.95),
        (numbers, p) => {
          const y = Float64Array.from(numbers);
          const { predictor, loss } = fitted({ rows: y.length, numbers: [], factors: [] }, y, p);
          const sample = quantiles(y, [p]);
          const least = Math.min(...numbers.map((at) => lossOf(y, at, p)));
          expect(loss).toBeLessThanOrEqual(least * (1 + 1e-6) + 1e-6);
          expect(lossOf(y, predictor.intercept, p)).toBeCloseTo(loss, 6);
          expect(sample.ok).toBe(true);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('of one factor is the quantile of each level', () => {
    const random = seededRandom(3);
    const codes = Int32Array.from({ length: 900 }, (_, i) => i % 3);
    const y = Float64Array.from(codes, (code) => code * 2 + (1 + code) * normal(random, 0, 1));
    const { predictor } = fitted({ rows: 900, numbers: [], factors: [{ levels: 3, codes }] }, y, 0.8);
    for (const level of [0, 1, 2]) {
      const own = y.filter((_, i) => codes[i] === level);
      const sample = quantiles(own, [0.8]);
      const value = predictor.intercept + predictor.effects[0]![level]!;
      expect(lossOf(own, value, 0.8)).toBeLessThanOrEqual(
        lossOf(own, sample.ok ? sample.values[0]! : 0, 0.8) + 1e-4,
      );
    }
  });

  it('finds what was planted, and a share p of the rows lies below', () => {
    const random = seededRandom(11);
    const rows = 20_000;
    const a = Int32Array.from({ length: rows }, (_, i) => i % 5);
    const b = Int32Array.from({ length: rows }, (_, i) => Math.floor(i / 5) % 4);
    const x = Float64Array.from({ length: rows }, () => normal(random, 0, 1));
    const y = Float64Array.from(x, (v, i) => 1 + 0.5 * v + 0.3 * a[i]! - 0.2 * b[i]! + normal(random, 0, 1));
    const design = {
      rows,
      numbers: [x],
      factors: [
        { levels: 5, codes: a },
        { levels: 4, codes: b },
      ],
    };
    const { predictor, iterations } = fitted(design, y, 0.8);
    expect(iterations).toBeLessThan(40);
    expect(Math.abs(predictor.intercept - 1 - normalQuantile(0.8))).toBeLessThan(0.08);
    expect(Math.abs(predictor.slopes[0]! - 0.5)).toBeLessThan(0.04);
    expect(Math.abs(predictor.effects[0]![4]! - 1.2)).toBeLessThan(0.1);
    expect(Math.abs(predictor.effects[1]![3]! + 0.6)).toBeLessThan(0.1);
    const below = y.filter((value, i) => value < predictRow(predictor, design, i)).length / rows;
    expect(Math.abs(below - 0.8)).toBeLessThan(0.001);
  });

  it('leaves out a column that others determine: regions name their country', () => {
    const region = Int32Array.from({ length: 400 }, (_, i) => i % 4);
    const country = region.map((code) => (code < 2 ? 0 : 1));
    const random = seededRandom(5);
    const y = Float64Array.from(region, (code) => code + normal(random, 0, 1));
    const alone = { rows: 400, numbers: [], factors: [{ levels: 4, codes: region }] };
    const both = { ...alone, factors: [...alone.factors, { levels: 2, codes: country }] };
    const [one, two] = [fitted(alone, y, 0.75), fitted(both, y, 0.75)];
    expect(relativeError(two.loss, one.loss)).toBeLessThan(1e-6);
    expect(two.predictor.effects[1]).toEqual(Float64Array.from([0, 0]));
  });

  it('converges on ties: most spent nothing', () => {
    const random = seededRandom(9);
    const codes = Int32Array.from({ length: 5000 }, (_, i) => i % 6);
    const y = Float64Array.from(codes, (code, i) => (i % 10 < 9 - code ? -3 : 2 + normal(random, 0, 1)));
    const fit = fitQuantileRegression({ rows: 5000, numbers: [], factors: [{ levels: 6, codes }] }, y, 0.8);
    expect(fit.ok).toBe(true);
  });

  it('refuses fewer rows than coefficients, and throws at nonsense', () => {
    const design = { rows: 2, numbers: [Float64Array.from([1, 2])], factors: [] };
    expect(fitQuantileRegression(design, Float64Array.from([1, 2]), 0.5)).toEqual({
      ok: false,
      reason: 'too-few-rows',
    });
    expect(() => fitQuantileRegression(design, Float64Array.from([1]), 0.5)).toThrow(RangeError);
    expect(() => fitQuantileRegression(design, Float64Array.from([1, 2]), 1)).toThrow(RangeError);
  });
});
