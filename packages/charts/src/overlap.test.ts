import { describe, expect, it } from 'vitest';
import { overlapChart, sharedArea } from './overlap.ts';
import { renderSvg } from './render-svg.ts';

const words = { a: 'A', b: 'B', onlyA: '', both: '', onlyB: '' };

/** The area inside a path of moves and arcs, by walking its outline. */
function areaOf(path: string): number {
  const outline: [number, number][] = [];
  let at: [number, number] = [0, 0];
  for (const [, letter, rest] of path.matchAll(/([MAZ])([^MAZ]*)/g)) {
    const n = rest!
      .trim()
      .split(/[\s,]+/)
      .map(Number);
    if (letter === 'M') at = [n[0]!, n[1]!];
    if (letter !== 'A') continue;
    const [r, large, sweep, x, y] = [n[0]!, n[3]!, n[4]!, n[5]!, n[6]!];
    const half = Math.hypot(x - at[0], y - at[1]) / 2;
    const away = Math.sqrt(Math.max(0, r * r - half * half)) * (large === sweep ? -1 : 1);
    const [ux, uy] = [(x - at[0]) / (2 * half), (y - at[1]) / (2 * half)];
    const centre = [(x + at[0]) / 2 + uy * away * -1, (y + at[1]) / 2 + ux * away] as const;
    const from = Math.atan2(at[1] - centre[1], at[0] - centre[0]);
    let to = Math.atan2(y - centre[1], x - centre[0]);
    if (sweep === 1 && to < from) to += 2 * Math.PI;
    if (sweep === 0 && to > from) to -= 2 * Math.PI;
    for (let i = 0; i < 4000; i++) {
      const angle = from + ((to - from) * i) / 4000;
      outline.push([centre[0] + r * Math.cos(angle), centre[1] + r * Math.sin(angle)]);
    }
    at = [x, y];
  }
  const twice = outline.reduce((sum, [x, y], i) => {
    const [nextX, nextY] = outline[(i + 1) % outline.length]!;
    return sum + x * nextY - nextX * y;
  }, 0);
  return Math.abs(twice) / 2;
}

function areas(onlyA: number, both: number, onlyB: number): Record<string, number> {
  const svg = renderSvg(overlapChart({ onlyA, both, onlyB }, words, 600), {
    id: 'o',
    title: 't',
    description: 'd',
  });
  return Object.fromEntries(
    [...svg.matchAll(/<path d="([^"]+)"[^>]*|<path[^>]* d="([^"]+)"[^>]*/g)].flatMap((match) => {
      const key = / data-key="overlap:(\w+)"/.exec(match[0])?.[1];
      return key ? [[key, areaOf((match[1] ?? match[2])!)]] : [];
    }),
  );
}

describe.each([
  [30, 12, 5],
  [1000, 900, 1],
  [5, 40, 800],
  [10, 10, 10],
])('with %i, %i and %i', (onlyA, both, onlyB) => {
  it('gives each part an area as its size', () => {
    const drawn = areas(onlyA, both, onlyB);
    expect(drawn.a! / drawn.both!).toBeCloseTo(onlyA / both, 1);
    const scale = (drawn.a! + drawn.b! + drawn.both!) / (onlyA + onlyB + both);
    for (const [key, size] of [
      ['a', onlyA],
      ['b', onlyB],
      ['both', both],
    ] as const)
      expect(Math.abs(drawn[key]! - size * scale) / (scale * (onlyA + onlyB + both))).toBeLessThan(0.004);
  });
});

it('draws sets that share nobody apart, a set inside another inside, and nobody not at all', () => {
  expect(Object.keys(areas(3, 0, 4)).sort()).toEqual(['a', 'b']);
  expect(Object.keys(areas(3, 4, 0)).sort()).toEqual(['a', 'both']);
  expect(areas(0, 0, 0)).toEqual({});
});

it('knows the area that two circles share', () => {
  expect(sharedArea(1, 1, 0)).toBeCloseTo(Math.PI, 12);
  expect(sharedArea(1, 1, 2)).toBe(0);
  expect(sharedArea(1, 3, 1)).toBeCloseTo(Math.PI, 12);
  // Two unit circles through each other's centre: 2π/3 − √3/2.
  expect(sharedArea(1, 1, 1)).toBeCloseTo((2 * Math.PI) / 3 - Math.sqrt(3) / 2, 12);
});
