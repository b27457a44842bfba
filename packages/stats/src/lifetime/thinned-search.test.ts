import { describe, expect, test } from 'vitest';
import { histories } from '../../test/simulate-beta-geometric.ts';
import { bgNbd } from './bg-nbd.ts';
import { thinnedHistories } from './thinned-search.ts';

describe('a thinned base', () => {
  const rows = histories(
    Array.from(
      { length: 1000 },
      (_, i) => [i % 7, i % 7 === 0 ? 0 : 1 + i / 100, 20 + i, i < 10 ? 500 : 5] as const,
    ),
  );
  const total = rows.customers.reduce((sum, w) => sum + w, 0);

  test('holds every row that weighs more than a mark, in proportion', () => {
    const thinned = thinnedHistories(rows, 200);
    expect(thinned.age.length).toBeLessThanOrEqual(200);
    expect(thinned.customers.reduce((sum, w) => sum + w, 0)).toBe(200);
    for (let i = 0; i < 10; i++) {
      expect(thinned.age[i]).toBe(20 + i);
      expect(Math.abs(thinned.customers[i]! - (500 * 200) / total)).toBeLessThanOrEqual(1);
    }
    for (const [i, x] of thinned.frequency.entries()) {
      const row = rows.age.indexOf(thinned.age[i]!);
      expect([x, thinned.recency[i]]).toEqual([rows.frequency[row], rows.recency[row]]);
    }
    expect(thinnedHistories(rows, 200)).toEqual(thinned);
  });

  test('of few rows is the base itself', () => {
    expect(thinnedHistories(rows, 1000)).toBe(rows);
  });

  test('may lack the only repeater: all rows still bring the search back', () => {
    // The fourth row lies between two marks.
    const crowd = histories(
      Array.from(
        { length: 7001 },
        (_, i) => (i === 3 ? [2, 30, 31] : [0, 0, 20 + i / 100]) as [number, number, number],
      ),
    );
    expect(thinnedHistories(crowd, 6000).frequency.some((x) => x > 0)).toBe(false);
    const fit = bgNbd.fit(crowd);
    if (!fit.ok) throw new Error(fit.reason);
    const forecaster = bgNbd.forecaster(fit.parameters);
    const expected = crowd.age.reduce((sum, T) => sum + forecaster.fromStart(T), 0);
    expect(expected).toBeGreaterThan(0.3);
    expect(expected).toBeLessThan(10);
  });
});
