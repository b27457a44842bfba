import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { relativeError } from '../../test/relative.ts';
import { type MeanSums, meanInterval, welchInterval, welchTest } from './mean.ts';

function sumsOf(values: readonly number[]): MeanSums {
  return Object.freeze({
    n: values.length,
    sum: values.reduce((sum, value) => sum + value, 0),
    sumOfSquares: values.reduce((sum, value) => sum + value * value, 0),
  });
}

/** Extra hours of sleep under two drugs: "Student" (1908), Biometrika 6, the data `sleep` of R. */
const first = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2];
const second = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4];

describe('meanInterval', () => {
  it("gives Student's paired sleep data: 0.7001 to 2.4599 (R, t.test)", () => {
    const result = meanInterval(sumsOf(second.map((hours, i) => hours - first[i]!)));
    if (!result.ok) throw new Error(result.reason);
    expect(relativeError(result.estimate, 1.58)).toBeLessThan(1e-12);
    expect(relativeError(result.low, 0.7001142367230175)).toBeLessThan(1e-12);
    expect(relativeError(result.high, 2.459885763276983)).toBeLessThan(1e-12);
  });

  it('shifts and scales with the values', () => {
    const list = fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 2, maxLength: 30 });
    fc.assert(
      fc.property(list, (values) => {
        const plain = meanInterval(sumsOf(values), 0.9);
        const moved = meanInterval(sumsOf(values.map((value) => 2 * value + 100)), 0.9);
        expect(moved.ok).toBe(plain.ok);
        if (!plain.ok || !moved.ok) return;
        expect(moved.low).toBeCloseTo(2 * plain.low + 100, 6);
        expect(moved.high).toBeCloseTo(2 * plain.high + 100, 6);
      }),
    );
  });

  it('has no answer from fewer than two values or from equal ones', () => {
    expect(meanInterval(sumsOf([]))).toEqual({ ok: false, reason: 'too-few-values' });
    expect(meanInterval(sumsOf([3]))).toEqual({ ok: false, reason: 'too-few-values' });
    expect(meanInterval(sumsOf([0.1, 0.1, 0.1]))).toEqual({ ok: false, reason: 'no-variation' });
    expect(meanInterval(sumsOf([0, 0]))).toEqual({ ok: false, reason: 'no-variation' });
  });

  it('throws for sums that no values have', () => {
    expect(() => meanInterval({ n: 3, sum: 30, sumOfSquares: 1 })).toThrow(RangeError);
    expect(() => meanInterval({ n: 3, sum: Number.NaN, sumOfSquares: 1 })).toThrow(RangeError);
    expect(() => meanInterval({ n: 2.5, sum: 1, sumOfSquares: 1 })).toThrow(RangeError);
  });
});

describe('welchInterval', () => {
  it("gives Student's sleep data as two groups: −3.3655 to 0.2055 at df 17.776 (R, t.test)", () => {
    const result = welchInterval(sumsOf(first), sumsOf(second));
    if (!result.ok) throw new Error(result.reason);
    expect(relativeError(result.estimate, -1.58)).toBeLessThan(1e-12);
    expect(relativeError(result.low, -3.3654832307117104)).toBeLessThan(1e-12);
    expect(relativeError(result.high, 0.20548323071171137)).toBeLessThan(1e-11);
  });

  it('is the t interval of the other group when one does not vary', () => {
    const fixed = welchInterval(sumsOf(second), sumsOf([1, 1, 1]));
    const alone = meanInterval(sumsOf(second));
    if (!fixed.ok || !alone.ok) throw new Error('refused');
    expect(relativeError(fixed.low, alone.low - 1)).toBeLessThan(1e-12);
  });

  it('has no answer when neither group varies, or one has a single value', () => {
    expect(welchInterval(sumsOf([1, 1]), sumsOf([2, 2]))).toEqual({ ok: false, reason: 'no-variation' });
    expect(welchInterval(sumsOf([1, 2]), sumsOf([2]))).toEqual({ ok: false, reason: 'too-few-values' });
  });
});

describe('welchTest', () => {
  it("gives Student's sleep data: t −1.8608, df 17.776, p 0.07939 (R, t.test)", () => {
    const result = welchTest(sumsOf(first), sumsOf(second));
    if (!result.ok) throw new Error(result.reason);
    expect(relativeError(result.statistic, -1.8608134674868526)).toBeLessThan(1e-11);
    expect(relativeError(result.df, 17.776473516178495)).toBeLessThan(1e-11);
    expect(relativeError(result.pValue, 0.07939414018735819)).toBeLessThan(1e-9);
  });

  it('calls a difference exactly where the interval leaves out nought, whichever comes first', () => {
    const list = fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 2, maxLength: 12 });
    fc.assert(
      fc.property(list, list, (one, two) => {
        const [test, back] = [welchTest(sumsOf(one), sumsOf(two)), welchTest(sumsOf(two), sumsOf(one))];
        const interval = welchInterval(sumsOf(one), sumsOf(two));
        expect(test.ok).toBe(interval.ok);
        if (!test.ok || !back.ok || !interval.ok) return;
        expect(test.pValue).toBeCloseTo(back.pValue, 12);
        fc.pre(Math.abs(test.pValue - 0.05) > 1e-9);
        expect(test.pValue < 0.05).toBe(interval.low > 0 || interval.high < 0);
      }),
    );
  });

  it('has no answer where the interval has none', () => {
    expect(welchTest(sumsOf([1, 1]), sumsOf([2, 2]))).toEqual({ ok: false, reason: 'no-variation' });
  });
});
