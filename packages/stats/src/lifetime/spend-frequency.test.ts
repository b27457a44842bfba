import { describe, expect, test } from 'vitest';
import { gamma } from '../random/gamma.ts';
import { normal } from '../random/normal.ts';
import { poisson } from '../random/poisson.ts';
import { seededRandom } from '../random/random.ts';
import { type PairSums, spendFrequency } from './spend-frequency.ts';

function sums(pairs: readonly (readonly [number, number])[]): PairSums {
  const sum = (of: (a: number, b: number) => number) => pairs.reduce((total, [a, b]) => total + of(a, b), 0);
  return {
    n: pairs.length,
    first: sum((a) => a),
    second: sum((_, b) => b),
    firstSquares: sum((a) => a * a),
    secondSquares: sum((_, b) => b * b),
    products: sum((a, b) => a * b),
  };
}

function correlated(n: number, rho: number, seed: number) {
  const random = seededRandom(seed);
  return sums(
    Array.from({ length: n }, () => {
      const a = normal(random, 0, 1);
      return [a + 5, 3 + rho * a + Math.sqrt(1 - rho * rho) * normal(random, 0, 1)] as const;
    }),
  );
}

describe('spend and frequency', () => {
  test('the correlation of a small table', () => {
    // Anscombe's first set: r = 0.81642.
    const x = [10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5];
    const y = [8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68];
    const found = spendFrequency(sums(x.map((value, i) => [value, y[i]!] as const)));
    if (!found.ok) throw new Error(found.reason);
    expect(found.estimate).toBeCloseTo(0.8164205, 6);
    expect(found.low).toBeCloseTo(0.4243912, 5);
    expect(found.high).toBeCloseTo(0.9506933, 5);
    expect(found.verdict).toBe('correlated');
  });

  test('the verdict follows strength and certainty', () => {
    expect(spendFrequency(correlated(5000, 0, 1))).toMatchObject({ verdict: 'independent-enough' });
    expect(spendFrequency(correlated(5000, 0.4, 2))).toMatchObject({ verdict: 'correlated' });
    expect(spendFrequency(correlated(5000, -0.4, 3))).toMatchObject({ verdict: 'correlated' });
    expect(spendFrequency(correlated(12, 0.1, 4))).toMatchObject({ verdict: 'unclear' });
  });

  test('the interval covers in 93 to 97 % of samples', () => {
    let covered = 0;
    for (let seed = 0; seed < 1000; seed++) {
      const found = spendFrequency(correlated(60, 0.3, seed));
      if (found.ok && found.low <= 0.3 && 0.3 <= found.high) covered++;
    }
    expect(covered).toBeGreaterThan(930);
    expect(covered).toBeLessThan(970);
  });

  test('independent spends read as independent enough on the log scale', () => {
    const random = seededRandom(8);
    const found = spendFrequency(
      sums(
        Array.from({ length: 50_000 }, () => {
          const x = 1 + poisson(random, gamma(random, 0.6, 0.25));
          return [Math.log(x), Math.log(gamma(random, 6.25 * x, gamma(random, 3.74, 15.44)) / x)] as const;
        }),
      ),
    );
    if (!found.ok) throw new Error(found.reason);
    expect(found.estimate).toBeGreaterThan(0.02);
    expect(found.estimate).toBeLessThan(0.07);
    expect(found.verdict).toBe('independent-enough');
  });

  test('no answer from too few or from equal values', () => {
    expect(spendFrequency(correlated(3, 0, 1))).toEqual({ ok: false, reason: 'too-few-customers' });
    expect(spendFrequency(sums([1, 2, 3, 4, 5].map((value) => [value, 7] as const)))).toEqual({
      ok: false,
      reason: 'no-variation',
    });
    expect(() => spendFrequency({ ...correlated(9, 0, 1), products: 1e9 })).toThrow(RangeError);
  });
});
