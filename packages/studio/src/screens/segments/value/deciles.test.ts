import { describe, expect, it } from 'vitest';
import { curveParts, type DecileRow } from './deciles.ts';
import { pointsBetween, revenueAt } from './lorenz-parts.ts';

const rows = (...customers: readonly (number | null)[]): readonly DecileRow[] =>
  customers.map((count, index) => ({
    path: `value.deciles.${index + 1}`,
    place: index + 1,
    decile: index + 1,
    customers: count,
    revenue: 1,
    lowest: 1,
    highest: 1,
  }));

describe('the parts of the curve', () => {
  it('lie side by side, as wide as their share of the customers', () => {
    expect(curveParts(rows(2, 1, 1), 4)).toEqual([
      { path: 'value.deciles.1', from: 0, to: 0.5 },
      { path: 'value.deciles.2', from: 0.5, to: 0.75 },
      { path: 'value.deciles.3', from: 0.75, to: 1 },
    ]);
  });

  it('end with the curve: who got more back than they paid is not on it', () => {
    const parts = curveParts(rows(2, 2, 2), 4);
    expect(parts.map(({ to }) => to)).toEqual([0.5, 1]);
  });

  it('are not drawn where a size is withheld, or nobody spent', () => {
    expect(curveParts(rows(2, null, 1), 4)).toEqual([]);
    expect(curveParts(rows(2, 1), null)).toEqual([]);
    expect(curveParts(rows(2, 1), 0)).toEqual([]);
  });
});

describe('the curve between its points', () => {
  const curve = [
    { customers: 0.1, revenue: 0.5 },
    { customers: 0.5, revenue: 0.9 },
    { customers: 1, revenue: 1 },
  ];

  it('is straight', () => {
    expect(revenueAt(curve, 0)).toBe(0);
    expect(revenueAt(curve, 0.3)).toBeCloseTo(0.7, 12);
    expect(revenueAt(curve, 1)).toBe(1);
  });

  it('is cut at both ends and keeps the points within', () => {
    expect(pointsBetween(curve, 0.05, 0.6).map(([customers]) => customers)).toEqual([0.05, 0.1, 0.5, 0.6]);
  });
});
