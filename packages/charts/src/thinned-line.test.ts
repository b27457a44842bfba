import fc from 'fast-check';
import { expect, test } from 'vitest';
import { thinnedLine } from './thinned-line.ts';

const point = fc.tuple(
  fc.double({ min: 0, max: 800, noNaN: true }),
  fc.double({ min: 0, max: 300, noNaN: true }),
);

/** How far a point lies from the nearest of many places along a line. */
function away([x, y]: readonly [number, number], line: readonly (readonly [number, number])[]): number {
  const steps = 400;
  const distances = line.flatMap(([x0, y0], i) => {
    const [x1, y1] = line[i + 1] ?? [x0, y0];
    return Array.from({ length: steps + 1 }, (_, k) =>
      Math.hypot(x - x0 - ((x1 - x0) * k) / steps, y - y0 - ((y1 - y0) * k) / steps),
    );
  });
  return Math.min(...distances);
}

test('no point lies further from the line than it may, and the ends stay', () => {
  fc.assert(
    fc.property(fc.array(point, { minLength: 1, maxLength: 20 }), (points) => {
      const line = thinnedLine(points, 5);
      expect(line[0]).toEqual(points[0]);
      expect(line.at(-1)).toEqual(points.at(-1));
      // The places along the line are up to 1.1 pixels from one another's middle.
      for (const one of points) expect(away(one, line)).toBeLessThanOrEqual(5 + 1.1);
    }),
    { seed: 7, numRuns: 60 },
  );
});

test('a straight line needs its ends only, and a peak stays', () => {
  const straight = Array.from({ length: 50 }, (_, i): [number, number] => [i, 2 * i]);
  expect(thinnedLine(straight, 0.3)).toEqual([straight[0], straight.at(-1)]);
  const peak = straight.map(([x], i): [number, number] => [x, i === 20 ? 40 : 0]);
  expect(thinnedLine(peak, 0.3)).toContainEqual([20, 40]);
  expect(thinnedLine([], 0.3)).toEqual([]);
  const twice: [number, number][] = [
    [1, 1],
    [5, 5],
    [1, 1],
  ];
  expect(thinnedLine(twice, 0.3)).toEqual(twice);
});
