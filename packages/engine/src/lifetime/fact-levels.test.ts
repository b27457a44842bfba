import { expect, test } from 'vitest';
import { type ClassCount, factLevels } from './fact-levels.ts';

const levels = (counts: Readonly<Record<string, readonly [customers: number, repeaters: number]>>) =>
  factLevels(
    'region',
    new Map<string, ClassCount>(
      Object.entries(counts).map(([name, [customers, repeaters]]) => [name, { customers, repeaters }]),
    ),
  );

test('the most frequent level comes first, and not known is one', () => {
  const found = levels({ north: [60, 20], '': [80, 20], south: [300, 90] });
  expect(found.levels).toEqual([
    { level: 'south', customers: 300 },
    { level: 'not known', customers: 80 },
    { level: 'north', customers: 60 },
  ]);
  expect(found.placeOf.get('')).toBe(1);
});

test('small levels are one together', () => {
  const found = levels({ south: [300, 90], a: [49, 20], b: [200, 9], other: [60, 11] });
  expect(found.levels).toEqual([
    { level: 'south', customers: 300 },
    { level: 'other', customers: 60 },
    { level: 'other (together)', customers: 249 },
  ]);
  expect(['a', 'b'].map((name) => found.placeOf.get(name))).toEqual([2, 2]);
});

test('too small together, they go with the most frequent', () => {
  const found = levels({ south: [300, 90], north: [70, 30], a: [30, 5] });
  expect(found.levels).toEqual([
    { level: 'south', customers: 330 },
    { level: 'north', customers: 70 },
  ]);
  expect(found.placeOf.get('a')).toBe(0);
});

test('a fact of small levels only has one', () => {
  expect(levels({ a: [30, 5], b: [29, 20] }).levels).toEqual([{ level: 'a', customers: 59 }]);
});

test('of many levels the most frequent stay', () => {
  const many = Array.from({ length: 20 }, (_, i): [string, readonly [number, number]] => [
    `r${i}`,
    [100 + i, 50],
  ]);
  const found = levels(Object.fromEntries(many));
  expect(found.levels.map(({ level }) => level)).toEqual([
    'r19',
    'r18',
    'r17',
    'r16',
    'r15',
    'r14',
    'r13',
    'other',
  ]);
});
