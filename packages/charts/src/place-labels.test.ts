import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { placeLabels } from './place-labels.ts';

const box = (x: number, y: number) => ({ x, y, width: 30, height: 16 });

it('moves a label that meets another, and leaves out one that finds no room', () => {
  const crowd = [box(0, 50), box(0, 50), box(100, 50)];
  expect([...placeLabels(crowd, [0, 1, 2], 9)]).toEqual([
    [0, 0],
    [1, 16],
    [2, 0],
  ]);
  const many = Array.from({ length: 9 }, () => box(0, 50));
  const placed = placeLabels(
    many,
    many.map((_, index) => index),
    9,
  );
  expect(placed.size).toBe(3);
  expect(placed.get(0)).toBe(0);
});

it('never lets two labels meet', () => {
  const boxes = fc.array(
    fc.record({ x: fc.integer({ max: 200, min: 0 }), y: fc.integer({ max: 200, min: 0 }) }),
  );
  fc.assert(
    fc.property(boxes, (places) => {
      const all = places.map(({ x, y }) => box(x, y));
      const placed = [
        ...placeLabels(
          all,
          all.map((_, index) => index),
          7,
        ),
      ];
      expect(placed.length).toBeLessThanOrEqual(7);
      for (const [i, shift] of placed)
        for (const [j, other] of placed) {
          if (i >= j) continue;
          const across = Math.abs(all[i]!.x - all[j]!.x) >= 30;
          const down = Math.abs(all[i]!.y + shift - all[j]!.y - other) >= 16;
          expect(across || down).toBe(true);
        }
    }),
  );
});

it('keeps off what is drawn where there is room beside it, and stands on it where there is none', () => {
  const line = { x: 10, y: 50, width: 0, height: 4 };
  expect(placeLabels([box(0, 50)], [0], 9, [line]).get(0)).toBe(12);
  const band = { x: 10, y: 36, width: 0, height: 44 };
  expect(placeLabels([box(0, 50)], [0], 9, [band]).get(0)).toBe(16);
  const wall = { x: 10, y: 50, width: 0, height: 400 };
  expect(placeLabels([box(0, 50)], [0], 9, [wall]).get(0)).toBe(0);
});
