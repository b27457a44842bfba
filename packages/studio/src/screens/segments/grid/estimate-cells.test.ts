import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Density, estimateCells } from './estimate-cells.ts';

const density: Density = {
  valueCut: 10,
  growthCut: 0,
  valueEdges: [1, 10, 100, 1000],
  growthEdges: [-1, 0, 1],
  counts: [
    [40, 10],
    [20, 30],
    [5, 15],
  ],
  growthUnknown: [50, 6, 4],
};
const sum = (cells: Readonly<Record<string, number>>) =>
  Object.values(cells).reduce((total, count) => total + count, 0);

describe('the estimate of the cells', () => {
  it('is exact at the edges of the classes; growth that nobody knows is no growth', () => {
    expect(estimateCells(density, { value: 10, growth: 0 }, 90)).toEqual({
      'high-growing': 45,
      'high-not-growing': 20 + 5 + 6 + 4,
      'low-growing': 10,
      'low-not-growing': 90,
    });
  });

  it('takes the middle of a class on the logarithmic axis as its half', () => {
    const cells = estimateCells(density, { value: Math.sqrt(1000), growth: 1 }, 90);
    expect(cells?.['high-not-growing']).toBeCloseTo(56 / 2 + 24, 9);
  });

  it('never counts who spent nothing as high', () => {
    const cells = estimateCells(density, { value: 0, growth: -1 }, 90);
    expect((cells?.['low-growing'] ?? 0) + (cells?.['low-not-growing'] ?? 0)).toBeCloseTo(90, 9);
  });

  it('holds everybody, wherever the cuts are, and a higher cut never more', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -10, max: 5000, noNaN: true }),
        fc.double({ min: -2, max: 2, noNaN: true }),
        fc.double({ min: 0, max: 1000, noNaN: true }),
        (value, growth, more) => {
          const here = estimateCells(density, { value, growth }, 90)!;
          const higher = estimateCells(density, { value: value + more, growth }, 90)!;
          expect(sum(here)).toBeCloseTo(180, 6);
          const high = (cells: typeof here) => cells['high-growing'] + cells['high-not-growing'];
          expect(high(higher)).toBeLessThanOrEqual(high(here) + 1e-9);
        },
      ),
    );
  });

  it('is none where a class is withheld', () => {
    const hidden = { ...density, counts: [[null, 10], ...density.counts.slice(1)] };
    expect(estimateCells(hidden, { value: 10, growth: 0 }, 0)).toBeNull();
  });
});
