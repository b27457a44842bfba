import { describe, expect, it } from 'vitest';
import { sharePeople, withheld } from './withheld.ts';

describe('counts of people for who may not see customers', () => {
  it('from 1 to k − 1 are withheld, none and many are shown', () => {
    expect(withheld([0, 1, 9, 10, 500], 10)).toEqual([0, null, null, 10, 500]);
    expect(withheld([0, 1, 9, 10, 500], 2)).toEqual([0, null, 9, 10, 500]);
  });

  it('a single withheld part of a known sum takes the next smallest with it', () => {
    expect(withheld([3, 40, 20, 0], 10, [[0, 1, 2, 3]])).toEqual([null, 40, null, 0]);
    expect(withheld([3, 0], 10, [[0, 1]])).toEqual([null, null]);
  });

  it('withheld parts of a known sum that are few together take one more', () => {
    expect(withheld([3, 4, 50, 60], 10, [[0, 1, 2, 3]])).toEqual([null, null, null, 60]);
    expect(withheld([3, 8, 50, 60], 10, [[0, 1, 2, 3]])).toEqual([null, null, 50, 60]);
    expect(withheld([1, 1, 50, 60], 2, [[0, 1, 2, 3]])).toEqual([null, null, null, 60]);
  });

  it('rows and columns of a table with known sums never leave a gap that can be filled', () => {
    const counts = [3, 40, 20, 30, 50, 60, 70, 80, 90];
    const lines = [0, 1, 2].flatMap((i) => [
      [3 * i, 3 * i + 1, 3 * i + 2],
      [i, 3 + i, 6 + i],
    ]);
    const shown = withheld(counts, 10, lines);
    for (const line of lines) expect(line.filter((i) => shown[i] === null)).not.toHaveLength(1);
    expect(shown.filter((count) => count === null)).toHaveLength(4);
  });

  it('almost everybody is withheld like hardly anybody', () => {
    const of = (count: number) => sharePeople(count, 1000, 10);
    expect([of(995), of(5), of(400), of(1000), of(0)]).toEqual([null, null, 400, 1000, 0]);
  });
});
