import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { relativeError } from '../test/relative.ts';
import { giniCoefficient, lorenzCurve, smallestShare } from './concentration.ts';

const money = fc.array(fc.integer({ min: 0, max: 100_000 }), { minLength: 1, maxLength: 60 });

describe('giniCoefficient', () => {
  it('has its closed forms: equal shares, one takes all, 1 to n', () => {
    expect(giniCoefficient(Float64Array.of(5, 5, 5))).toEqual({ ok: true, gini: 0 });
    expect(giniCoefficient(Float64Array.of(0, 9, 0, 0))).toEqual({ ok: true, gini: 0.75 });
    const line = giniCoefficient(Float64Array.from({ length: 100 }, (_, i) => i + 1));
    // (n² − 1) / (3·n·(n + 1)) = (n − 1)/(3n)
    expect(line.ok && relativeError(line.gini, 99 / 300)).toBeLessThan(1e-13);
  });

  it('is the mean difference over twice the mean, and the area of the Lorenz curve', () => {
    fc.assert(
      fc.property(money, (list) => {
        const values = Float64Array.from(list);
        const total = list.reduce((sum, value) => sum + value, 0);
        fc.pre(total > 0);
        const result = giniCoefficient(values);
        const curve = lorenzCurve(values, list.length);
        if (!result.ok || !curve.ok) throw new Error('refused');
        let difference = 0;
        for (const one of list) for (const other of list) difference += Math.abs(one - other);
        expect(result.gini).toBeCloseTo(difference / (2 * list.length * total), 10);
        let area = 0;
        for (let i = 1; i < curve.total.length; i++) {
          area += (curve.total[i - 1]! + curve.total[i]!) / 2 / list.length;
        }
        expect(result.gini).toBeCloseTo(1 - 2 * area, 10);
        expect([...values]).toEqual(list);
      }),
    );
  });

  it('refuses by name', () => {
    expect(giniCoefficient(Float64Array.of(3, -1))).toEqual({ ok: false, reason: 'negative-values' });
    expect(giniCoefficient(Float64Array.of(0, 0))).toEqual({ ok: false, reason: 'no-positive-total' });
    expect(giniCoefficient(new Float64Array())).toEqual({ ok: false, reason: 'no-members' });
    expect(() => giniCoefficient(Float64Array.of(Number.NaN))).toThrow(RangeError);
  });
});

describe('lorenzCurve', () => {
  it('is exact between the members too', () => {
    const curve = lorenzCurve(Float64Array.of(6, 1, 3), 2);
    if (!curve.ok) throw new Error(curve.reason);
    expect([...curve.members]).toEqual([0, 0.5, 1]);
    // Half of three members: the first and half of the second.
    expect([...curve.total]).toEqual([0, 0.25, 1]);
  });

  it('dips below zero with negative contributions', () => {
    const curve = lorenzCurve(Float64Array.of(-1, 3), 2);
    expect(curve.ok && [...curve.total]).toEqual([0, -0.5, 1]);
  });

  it('runs from 0 to 1, convex, whatever the order of the members', () => {
    fc.assert(
      fc.property(money, fc.integer({ min: 1, max: 40 }), (list, points) => {
        fc.pre(list.some((value) => value > 0));
        const curve = lorenzCurve(Float64Array.from(list), points);
        if (!curve.ok) throw new Error(curve.reason);
        expect(curve).toEqual(lorenzCurve(Float64Array.from(list.toReversed()), points));
        expect(curve.total[0]).toBe(0);
        expect(curve.total[points]).toBeCloseTo(1, 12);
        for (let i = 1; i < points; i++) {
          const [before, at, after] = [curve.total[i - 1]!, curve.total[i]!, curve.total[i + 1]!];
          expect(after - at).toBeGreaterThanOrEqual(at - before - 1e-12);
        }
      }),
    );
  });
});

describe('smallestShare', () => {
  it('counts whole members, the largest first', () => {
    const values = Float64Array.of(10, 50, 5, 30, 5);
    expect(smallestShare(values, 0.5)).toEqual({ ok: true, members: 1, share: 0.2 });
    expect(smallestShare(values, 0.6)).toEqual({ ok: true, members: 2, share: 0.4 });
    expect(smallestShare(values, 1)).toEqual({ ok: true, members: 5, share: 1 });
  });

  it('is not fooled by the rounding of sums: six of ten equal members make 60 %', () => {
    const result = smallestShare(new Float64Array(10).fill(0.1), 0.6);
    expect(result).toEqual({ ok: true, members: 6, share: 0.6 });
  });

  it('is the smallest: one member fewer does not reach the goal', () => {
    fc.assert(
      fc.property(money, fc.double({ min: 0.01, max: 1, noNaN: true }), (list, goal) => {
        fc.pre(list.some((value) => value > 0));
        const result = smallestShare(Float64Array.from(list), goal);
        if (!result.ok) throw new Error(result.reason);
        const sorted = list.toSorted((a, b) => b - a);
        const sum = (members: number) => sorted.slice(0, members).reduce((total, value) => total + value, 0);
        const total = sum(list.length);
        expect(sum(result.members) / total).toBeGreaterThanOrEqual(goal - 1e-9);
        expect(sum(result.members - 1) / total).toBeLessThan(goal);
      }),
    );
  });

  it('has no answer without a positive total', () => {
    expect(smallestShare(Float64Array.of(-5, 2), 0.6)).toEqual({ ok: false, reason: 'no-positive-total' });
    expect(() => smallestShare(Float64Array.of(1), 0)).toThrow(RangeError);
  });
});
