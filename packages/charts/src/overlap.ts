import type { CustomSeriesOption } from 'echarts/charts';
import { type Drawing, marksOf } from './drawing.ts';
import { categorical } from './palette.ts';
import { fitText } from './text-width.ts';
import { colours, sizes, still } from './theme.ts';

/** Two sets of customers by what they share. */
export interface Overlap {
  readonly onlyA: number;
  readonly both: number;
  readonly onlyB: number;
}

export interface OverlapWords {
  readonly a: string;
  readonly b: string;
  /** On two lines each: the size of the set, or of what it shares. */
  readonly onlyA: string;
  readonly both: string;
  readonly onlyB: string;
}

/**
 * Two circles whose areas are as the sizes of the sets, laid so that the area they share is as the size of what they
 * share: exact but for the tenth of a pixel to which a picture is written. A part that holds nobody is not drawn; sets without anybody have no circle.
 */
export function overlapChart(sizesOf: Overlap, words: OverlapWords, width: number): Drawing {
  const height = 264;
  const [top, bottom] = [56, 44];
  const { onlyA, both, onlyB } = sizesOf;
  const [a, b] = [onlyA + both, onlyB + both];
  const shape = circles(a, b, both);
  const scale = Math.min(
    (width - 16) / Math.max(shape.right - shape.left, 1e-9),
    (height - top - bottom) / (2 * Math.max(shape.radiusA, shape.radiusB, 1e-9)),
  );
  const shift = width / 2 - (scale * (shape.left + shape.right)) / 2;
  const middle = top + (height - top - bottom) / 2;
  const circle = (x: number, radius: number): Circle => ({
    x: shift + scale * x,
    y: middle,
    r: scale * radius,
  });
  const [left, right] = [circle(0, shape.radiusA), circle(shape.distance, shape.radiusB)];
  const parts = [
    { key: 'overlap:a', size: onlyA, fill: categorical[0], path: moon(left, right) },
    { key: 'overlap:b', size: onlyB, fill: categorical[1], path: moon(right, left) },
    { key: 'overlap:both', size: both, fill: categorical[4], path: lens(left, right) },
  ].filter(({ size }) => size > 0);
  const shared = both > 0 ? sharedMiddle(left, right) : undefined;
  const areas: CustomSeriesOption = {
    type: 'custom',
    coordinateSystem: 'none',
    silent: true,
    clip: false,
    data: parts.map((_, index) => [index]),
    renderItem: ({ dataIndex }) => ({
      type: 'path',
      shape: { d: parts[dataIndex]!.path, x: 0, y: 0 },
      style: { fill: parts[dataIndex]!.fill, stroke: colours.paper, lineWidth: 2 },
    }),
  };
  const texts = [
    { x: 4, y: 12, align: 'left' as const, bold: true, text: words.a, fill: colours.ink },
    { x: 4, y: 30, align: 'left' as const, bold: false, text: words.onlyA, fill: colours.muted },
    { x: width - 4, y: 12, align: 'right' as const, bold: true, text: words.b, fill: colours.ink },
    { x: width - 4, y: 30, align: 'right' as const, bold: false, text: words.onlyB, fill: colours.muted },
  ].map((line) => ({ ...line, text: fitText(line.text, sizes.small, width / 2 - 16) }));
  const labels: CustomSeriesOption = {
    type: 'custom',
    coordinateSystem: 'none',
    silent: true,
    clip: false,
    data: [[0]],
    renderItem: () => ({
      type: 'group',
      children: [
        ...(shared === undefined
          ? []
          : [
              {
                type: 'line' as const,
                shape: { x1: shared, x2: shared, y1: middle, y2: height - 28 },
                style: { stroke: colours.ink, fill: 'none', lineWidth: 1 },
              },
            ]),
        ...texts.map(({ x, y, align, bold, text, fill }) => word(x, y, align, bold, text, fill)),
        word(
          Math.min(Math.max(shared ?? width / 2, 88), width - 88),
          height - 16,
          'center',
          true,
          fitText(words.both, sizes.small, width - 16),
          colours.ink,
        ),
      ],
    }),
  };
  return {
    width,
    height,
    ...marksOf({ 0: parts.map(({ key }) => key) }),
    option: { ...still, series: [areas, labels] },
  };
}

interface Circle {
  readonly x: number;
  readonly y: number;
  readonly r: number;
}

/**
 * Radii and distance of two circles with areas `a` and `b` that share `both`, the first about nought. The shared area
 * falls as the circles part, so halving the distance finds the one that fits.
 */
function circles(a: number, b: number, both: number) {
  const [radiusA, radiusB] = [Math.sqrt(a / Math.PI), Math.sqrt(b / Math.PI)];
  let [near, far] = [Math.abs(radiusA - radiusB), radiusA + radiusB];
  if (both > 0)
    for (let step = 0; step < 60; step++) {
      const distance = (near + far) / 2;
      if (sharedArea(radiusA, radiusB, distance) > both) near = distance;
      else far = distance;
    }
  // Sets that share nobody stand apart, so that nobody takes a touch for an overlap.
  const distance = both > 0 ? (near + far) / 2 : (radiusA + radiusB) * 1.08;
  return {
    radiusA,
    radiusB,
    distance,
    left: Math.min(-radiusA, distance - radiusB),
    right: Math.max(radiusA, distance + radiusB),
  };
}

/** Area that two circles share at a distance: the sum of two segments. Weisstein, MathWorld, circle–circle intersection, eq. 14. */
export function sharedArea(r: number, s: number, distance: number): number {
  if (distance >= r + s) return 0;
  if (distance <= Math.abs(r - s)) return Math.PI * Math.min(r, s) ** 2;
  const d = distance;
  const angle = (one: number, other: number) =>
    Math.acos(Math.min(1, Math.max(-1, (d * d + one * one - other * other) / (2 * d * one))));
  const kite = Math.sqrt(Math.max(0, (-d + r + s) * (d + r - s) * (d - r + s) * (d + r + s)));
  return r * r * angle(r, s) + s * s * angle(s, r) - kite / 2;
}

/** Where the circles cross, or null where one holds the other or they are apart. */
function crossing(one: Circle, other: Circle): { readonly x: number; readonly up: number } | null {
  const d = Math.abs(other.x - one.x);
  if (d >= one.r + other.r || d <= Math.abs(one.r - other.r) + 1e-3) return null;
  const along = (d * d + one.r ** 2 - other.r ** 2) / (2 * d);
  return {
    x: one.x + Math.sign(other.x - one.x) * along,
    up: Math.sqrt(Math.max(0, one.r ** 2 - along ** 2)),
  };
}

const whole = ({ x, y, r }: Circle) =>
  `M${x - r} ${y}A${r} ${r} 0 1 1 ${x + r} ${y}A${r} ${r} 0 1 1 ${x - r} ${y}Z`;

/** What is in one circle and not in the other. */
function moon(one: Circle, other: Circle): string {
  const at = crossing(one, other);
  // Around a circle that it holds, or apart: a hole is another way around.
  if (!at) return whole(one);
  const right = one.x < other.x;
  const outerLarge = right === at.x > one.x ? 1 : 0;
  const innerLarge = right === at.x > other.x ? 1 : 0;
  const [from, to] = [`${at.x} ${one.y - at.up}`, `${at.x} ${one.y + at.up}`];
  return `M${from}A${one.r} ${one.r} 0 ${outerLarge} ${right ? 0 : 1} ${to}A${other.r} ${other.r} 0 ${innerLarge} ${right ? 1 : 0} ${from}Z`;
}

/** What is in both. */
function lens(left: Circle, right: Circle): string {
  const at = crossing(left, right);
  if (!at) return whole(left.r < right.r ? left : right);
  const [from, to] = [`${at.x} ${left.y - at.up}`, `${at.x} ${left.y + at.up}`];
  const ofLeft = at.x < left.x ? 1 : 0;
  const ofRight = at.x > right.x ? 1 : 0;
  return `M${from}A${left.r} ${left.r} 0 ${ofLeft} 1 ${to}A${right.r} ${right.r} 0 ${ofRight} 1 ${from}Z`;
}

function sharedMiddle(left: Circle, right: Circle): number {
  return (Math.max(left.x - left.r, right.x - right.r) + Math.min(left.x + left.r, right.x + right.r)) / 2;
}

function word(
  x: number,
  y: number,
  align: 'left' | 'center' | 'right',
  bold: boolean,
  text: string,
  fill: string,
) {
  return {
    type: 'text' as const,
    style: {
      x,
      y,
      text,
      fill,
      textAlign: align,
      textVerticalAlign: 'middle' as const,
      fontFamily: 'Inter',
      fontSize: sizes.small,
      fontWeight: bold ? 600 : 400,
    },
  };
}
