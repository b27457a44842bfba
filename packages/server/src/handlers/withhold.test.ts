import { describe, expect, test } from 'vitest';
import { withheld, withheldOf } from './withhold.ts';

describe('counts of people for who may not see customers', () => {
  test('from 1 to 9 are withheld, none and many are shown', () => {
    expect(withheld([0, 1, 9, 10, 500])).toEqual([0, null, null, 10, 500]);
  });

  test('a single withheld part of a known sum takes the next smallest with it', () => {
    expect(withheld([3, 40, 20, 0], [[0, 1, 2, 3]])).toEqual([null, 40, null, 0]);
    expect(withheld([3, 0], [[0, 1]])).toEqual([null, null]);
    expect(withheld([3, 4, 50], [[0, 1, 2]])).toEqual([null, null, 50]);
  });

  test('rows and columns of a table with known sums never leave a single gap', () => {
    const counts = [3, 40, 20, 30, 50, 60, 70, 80, 90];
    const lines = [0, 1, 2].flatMap((i) => [
      [3 * i, 3 * i + 1, 3 * i + 2],
      [i, 3 + i, 6 + i],
    ]);
    const shown = withheld(counts, lines);
    for (const line of lines) expect(line.filter((i) => shown[i] === null)).not.toHaveLength(1);
    expect(shown.slice(6)).toEqual([70, 80, 90]);
  });

  test('almost everybody is withheld like hardly anybody', () => {
    expect([
      withheldOf(995, 1000),
      withheldOf(5, 1000),
      withheldOf(400, 1000),
      withheldOf(1000, 1000),
    ]).toEqual([null, null, 400, 1000]);
  });
});
