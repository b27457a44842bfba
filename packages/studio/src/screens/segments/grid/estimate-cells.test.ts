import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Density, estimateCells } from './estimate-cells.ts';

const density: Density = {
  valueCut: 10,
  outlookCut: 0,
  valueEdges: [1, 10, 100, 1000],
  outlookEdges: [-1, 0, 1],
  counts: [
    [40, 10],
    [20, 30],
    [5, 15],
  ],
  outlookUnknown: [50, 6, 4],
};
const sum = (cells: Readonly<Record<string, number>>) =>
  Object.values(cells).reduce((total, count) => total + count, 0);

describe('the estimate of the cells', () => {
  it('is exact at the edges of the classes; growth that nobody knows is no growth', () => {
    expect(estimateCells(density, 'share', { value: 10, outlook: 0 }, 90)).toEqual({
      'high-high': 45,
      'high-low': 20 + 5 + 6 + 4,
      'low-high': 10,
      'low-low': 90,
    });
  });

  it('takes the middle of a class on the logarithmic axis as its half', () => {
    const cells = estimateCells(density, 'share', { value: Math.sqrt(1000), outlook: 1 }, 90);
    expect(cells?.['high-low']).toBeCloseTo(56 / 2 + 24, 9);
  });

  it('parts an outlook in money on a logarithmic axis too', () => {
    const inMoney = { ...density, outlookEdges: [1, 100, 10_000] };
    const cells = estimateCells(inMoney, 'money', { value: 0, outlook: 1000 }, 0);
    expect((cells?.['high-high'] ?? 0) + (cells?.['low-high'] ?? 0)).toBeCloseTo(55 / 2, 9);
  });

  it('never counts who spent nothing as high', () => {
    const cells = estimateCells(density, 'share', { value: 0, outlook: -1 }, 90);
    expect((cells?.['low-high'] ?? 0) + (cells?.['low-low'] ?? 0)).toBeCloseTo(90, 9);
  });

  it('holds everybody, wherever the cuts are, and a higher cut never more', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -10, max: 5000, noNaN: true }),
        fc.double({ min: -2, max: 2, noNaN: true }),
        fc.double({ min: 0, max: 1000, noNaN: true }),
        (value, outlook, more) => {
          const here = estimateCells(density, 'share', { value, outlook }, 90)!;
          const higher = estimateCells(density, 'share', { value: value + more, outlook }, 90)!;
          expect(sum(here)).toBeCloseTo(180, 6);
          const high = (cells: typeof here) => cells['high-high'] + cells['high-low'];
          expect(high(higher)).toBeLessThanOrEqual(high(here) + 1e-9);
        },
      ),
    );
  });

  it('is none where a class is withheld', () => {
    const hidden = { ...density, counts: [[null, 10], ...density.counts.slice(1)] };
    expect(estimateCells(hidden, 'share', { value: 10, outlook: 0 }, 0)).toBeNull();
  });
});
