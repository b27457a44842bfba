import { expect, test } from 'vitest';
import { retailer } from '../../test/summary-fixture.ts';
import { shareSummary } from '../report/index.ts';
import type { GridDensity } from './grid-density.ts';
import { shareDensity } from './share-density.ts';

const shared = shareSummary(retailer, 10);
const density: GridDensity = {
  valueCut: 100,
  outlookCut: 0,
  valueEdges: [1, 50, 100, 500],
  outlookEdges: [-1, -0.5, 0, 0.5, 1],
  counts: [
    [3, 40, 60, 70],
    [0, 80, 50, 4],
    [20, 30, 0, 90],
  ],
  outlookUnknown: [12, 0, 40],
};

test('a small cell is withheld with another of its half: what grows and what does not has a known sum', () => {
  const { counts, outlookUnknown } = shareDensity(density, shared, 10);
  for (const half of [counts.flatMap((row) => row.slice(0, 2)), counts.flatMap((row) => row.slice(2))]) {
    const told = half.filter((count) => count !== null);
    expect(half.length - told.length).toBeGreaterThanOrEqual(2);
    expect(told.every((count) => count === 0 || count >= 10)).toBe(true);
  }
  expect(outlookUnknown).toEqual([12, 0, 40]);
});

test('at another cut of growth than an edge only the sum of all is known', () => {
  const { counts } = shareDensity({ ...density, outlookCut: 0.03 }, shared, 10);
  expect(counts.flat().filter((count) => count === null)).toHaveLength(3);
});

test('nothing is told where the audit withholds the cut', () => {
  const few = {
    ...shared,
    value: { ...shared.value, gridAxes: { ...shared.value.gridAxes, valueCut: null } },
  };
  expect(() => shareDensity(density, few, 10)).toThrow('withheld');
});
