import type { CustomSeriesOption } from 'echarts/charts';
import { dayAxis, dayNumber } from './day-axis.ts';
import { type Drawing, marksOf } from './drawing.ts';
import { roundScale } from './round-scale.ts';
import { textMarks } from './text-marks.ts';
import { fitText, textWidth } from './text-width.ts';
import { colours, sizes, still, textStyle, valueAxis } from './theme.ts';
import { thinnedLine } from './thinned-line.ts';

export interface TrackedLine {
  readonly name: string;
  /** One for each day of the axis; null where it is withheld or not known: there the line is broken. */
  readonly values: readonly (number | null)[];
  /** What happened; the forecast that the headline is about; another one. */
  readonly role: 'actual' | 'main' | 'other';
  readonly key?: string;
}

export interface TrackingWords {
  readonly write: (value: number) => string;
  readonly heading: string;
  /** Over the time that the forecasts have learned from, and over the time after it. */
  readonly seen: string;
  readonly after: string;
}

const look = {
  actual: { colour: colours.ink, lineWidth: 2, z: 5 },
  main: { colour: colours.accent, lineWidth: 2.5, z: 6 },
  other: { colour: colours.context, lineWidth: 1.25, z: 4 },
} as const;

/**
 * Purchases over time, as they happened and as they were expected, each line named at its end. `days` are the last days
 * of the periods, in order; the forecasts had seen what happened up to `splitDay`, which is marked.
 */
export function trackingLines(
  days: readonly string[],
  lines: readonly TrackedLine[],
  splitDay: string,
  words: TrackingWords,
  width: number,
): Drawing {
  const height = width < 560 ? 260 : 300;
  const numbers = days.map(dayNumber);
  const [first = 0, last = 1] = [numbers[0], numbers.at(-1)];
  const end = Math.max(last, first + 1);
  const values = lines.flatMap((line) => line.values).filter((value) => value !== null);
  const [lowest, highest, step] = roundScale(Math.min(0, ...values), Math.max(0, ...values));
  const names = lines.map(({ name }) => textWidth(name, sizes.small) * 1.06);
  const grid = {
    left: Math.ceil(textWidth(words.write(highest), sizes.small)) + 20,
    right: Math.ceil(Math.max(24, ...names)) + 14,
    top: 52,
    bottom: 28,
  };
  const inner = { width: width - grid.left - grid.right, height: height - grid.top - grid.bottom };
  const across = (day: number) => ((day - first) / (end - first)) * inner.width;
  const down = (value: number) => ((highest - value) / (highest - lowest)) * inner.height;
  const ends = lines.map(({ values }) => {
    const at = values.findLastIndex((value) => value !== null);
    return at < 0 ? undefined : { day: numbers[at]!, value: values[at]! };
  });
  const shifts = keptApart(
    ends.map((point) => point && down(point.value)),
    inner.height,
  );
  const split = dayNumber(splitDay);
  const isSplit = split > first && split < end;
  return {
    width,
    height,
    ...marksOf(Object.fromEntries(lines.map(({ key }, index) => [index + 1, [key]]))),
    option: {
      ...still,
      grid,
      xAxis: dayAxis(first, end, inner.width),
      yAxis: {
        ...valueAxis,
        min: lowest,
        max: highest,
        interval: step,
        name: fitText(words.heading, sizes.small, width - 12),
        nameGap: 34,
        nameTextStyle: {
          ...textStyle,
          color: colours.muted,
          align: 'left',
          padding: [0, 0, 0, 8 - grid.left],
        },
        axisLabel: { ...valueAxis.axisLabel, formatter: (value: number) => words.write(value) },
      },
      series: [
        afterwards(isSplit ? [split, end] : undefined, lowest, highest),
        ...lines.map((line) => strokeOf(line, numbers)),
        textMarks([
          ...lines.flatMap(({ name, role }, index) => {
            const [point, dy] = [ends[index], shifts[index]];
            return point === undefined || dy === undefined
              ? []
              : {
                  x: point.day,
                  y: point.value,
                  text: name,
                  dx: 6,
                  dy,
                  bold: role === 'main',
                  colour: role === 'other' ? colours.muted : look[role].colour,
                };
          }),
          ...(isSplit
            ? [
                {
                  x: split,
                  y: highest,
                  text: fitText(words.seen, sizes.small, across(split) - 8),
                  dx: -6,
                  dy: -12,
                  align: 'right' as const,
                  colour: colours.muted,
                },
                {
                  x: split,
                  y: highest,
                  text: fitText(words.after, sizes.small, inner.width - across(split) + grid.right - 8),
                  dx: 6,
                  dy: -12,
                  colour: colours.ink,
                },
              ]
            : []),
        ]),
      ],
    },
  };
}

const line = 16;

/** How far each name moves up or down so that all stand apart, in the order of their lines. */
function keptApart(heights: readonly (number | undefined)[], room: number): (number | undefined)[] {
  const order = Array.from(heights.keys())
    .filter((index) => heights[index] !== undefined)
    .toSorted((a, b) => heights[a]! - heights[b]!);
  const placed = order.map((index) => heights[index]!);
  // Down from the first, then up from the last: what was pushed past the ground comes back.
  for (let i = 1; i < placed.length; i++) placed[i] = Math.max(placed[i]!, placed[i - 1]! + line);
  let floor = room + line / 2;
  for (let i = placed.length - 1; i >= 0; i--) {
    placed[i] = Math.min(placed[i]!, floor);
    floor = placed[i]! - line;
  }
  return heights.map((height, index) => {
    const place = order.indexOf(index);
    return height === undefined ? undefined : placed[place]! - height;
  });
}

/** The time that nobody had seen: its ground is tinted, and a line marks where it begins. */
function afterwards(
  stretch: readonly [number, number] | undefined,
  lowest: number,
  highest: number,
): CustomSeriesOption {
  return {
    type: 'custom',
    silent: true,
    z: 1,
    data: stretch ? [[stretch[0], lowest]] : [],
    renderItem: (_, api) => {
      const [from, to] = stretch ?? [0, 0];
      const [left = 0, top = 0] = api.coord([from, highest]);
      const [right = 0, bottom = 0] = api.coord([to, lowest]);
      return {
        type: 'group',
        children: [
          {
            type: 'rect',
            shape: { x: left, y: top, width: right - left, height: bottom - top },
            style: { fill: colours.hairline, fillOpacity: 0.35 },
          },
          {
            type: 'line',
            shape: { x1: left, y1: top - 20, x2: left, y2: bottom },
            style: { stroke: colours.muted, fill: 'none', lineWidth: 1, lineDash: [3, 3] },
          },
        ],
      };
    },
  };
}

/** Pixels by which a line may pass a point: less than a screen shows of a line that is wider than one. */
const unseen = 0.3;

/** A line as one mark, which a pointer finds when it comes near; broken where a value is missing. */
function strokeOf({ values, role, key }: TrackedLine, days: readonly number[]): CustomSeriesOption {
  const { colour, lineWidth, z } = look[role];
  const runs: [number, number][][] = [[]];
  for (const [index, value] of values.entries())
    if (value !== null) runs.at(-1)!.push([days[index]!, value]);
    else if (runs.at(-1)!.length > 0) runs.push([]);
  return {
    type: 'custom',
    silent: true,
    clip: false,
    z,
    data: [[days[0] ?? 0, 0]],
    renderItem: (_, api) => {
      // To a tenth of a pixel: hundreds of points in every digit would make up most of a page.
      const place = (point: [number, number]) =>
        api.coord(point).map((pixels) => Math.round(pixels * 10) / 10) as [number, number];
      const drawn = runs.map((run) => thinnedLine(run.map(place), unseen));
      const line = (points: [number, number][], width: number, strokeOpacity: number) => ({
        type: 'polyline' as const,
        shape: { points },
        style: { stroke: colour, fill: 'none', lineWidth: width, strokeOpacity, lineJoin: 'bevel' as const },
      });
      const lines = drawn.filter((points) => points.length > 1);
      return {
        type: 'group',
        children: [
          ...lines.map((points) => line(points, lineWidth, 1)),
          ...(key === undefined ? [] : lines.map((points) => line(points, 14, 0))),
          ...drawn.flatMap(([first, second]) =>
            first && !second
              ? [
                  {
                    type: 'circle' as const,
                    shape: { cx: first[0], cy: first[1], r: 2 },
                    style: { fill: colour },
                  },
                ]
              : [],
          ),
        ],
      };
    },
  };
}
