import type { CustomSeriesOption } from 'echarts/charts';
import { type Drawing, marksOf } from './drawing.ts';
import { type LabelBox, placeLabels } from './place-labels.ts';
import { roundScale } from './round-scale.ts';
import { type TextMark, textMarks } from './text-marks.ts';
import { fitText, textWidth } from './text-width.ts';
import { colours, sizes, still, textStyle, valueAxis } from './theme.ts';

export interface BandPoint {
  readonly at: number;
  readonly value: number;
  /** Its interval; absent where there is none to show. */
  readonly band?: readonly [low: number, high: number];
  readonly key?: string;
}

export interface BandLine {
  readonly name: string;
  /** In order; a null breaks the line, where something is withheld. */
  readonly points: readonly (BandPoint | null)[];
  /** What the headline is about; what it is seen beside; what is expected and was not seen yet. */
  readonly role: 'main' | 'beside' | 'context' | 'expected';
}

export interface BandWords {
  readonly write: (value: number) => string;
  readonly value: string;
  readonly across: string;
}

const look = {
  main: { colour: colours.accent, lineWidth: 2.5, tint: 0.18, z: 6 },
  beside: { colour: colours.ink, lineWidth: 1.75, tint: 0.14, z: 5 },
  context: { colour: colours.context, lineWidth: 1, tint: 0, z: 3 },
  expected: { colour: colours.accent, lineWidth: 2, tint: 0.1, z: 4 },
} as const;
const rank = { main: 0, beside: 1, expected: 2, context: 3 } as const;

/** Lines with the bands in which they may lie, each named at its end; from nought up. Expected ones are dashed. */
export function bandLines(lines: readonly BandLine[], words: BandWords, width: number): Drawing {
  const height = width < 560 ? 260 : 320;
  const all = lines.flatMap(({ points, role }) =>
    points
      .filter((point) => point !== null)
      .map(({ at, value, band }) => ({ at, value, band: look[role].tint > 0 ? band : undefined })),
  );
  const [lowest, highest, stepUp] = roundScale(
    Math.min(0, ...all.map(({ value, band }) => band?.[0] ?? value)),
    Math.max(0, ...all.map(({ value, band }) => band?.[1] ?? value)),
  );
  const last = Math.max(1, ...all.map(({ at }) => at));
  const step = [1, 2, 3, 6, 12, 24, 36, 60].find((size) => last / size <= 8) ?? 120;
  const widths = lines.map(({ name }) => textWidth(name, sizes.small) * 1.14);
  const grid = {
    left: Math.ceil(textWidth(words.write(highest), sizes.small)) + 20,
    right: Math.ceil(Math.max(24, ...widths)) + 14,
    top: 40,
    bottom: 44,
  };
  const inner = { width: width - grid.left - grid.right, height: height - grid.top - grid.bottom };
  const ends = lines.map(({ points }) => points.findLast((point) => point !== null) ?? undefined);
  const boxes = ends.map((end, i) => ({
    x: end ? (end.at / last) * inner.width + 8 : 0,
    y: end ? ((highest - end.value) / (highest - lowest)) * inner.height : 0,
    width: widths[i]!,
    height: 16,
  }));
  // The lines as small boxes, so that no name stands on one.
  const strokeBoxes = ({ points }: BandLine): LabelBox[] =>
    points.flatMap((point, i) => {
      const before = points[i - 1] ?? point;
      if (!point || !before) return [];
      return [0.25, 0.5, 0.75, 1].map((part) => ({
        x: ((before.at + (point.at - before.at) * part) / last) * inner.width,
        y:
          ((highest - before.value - (point.value - before.value) * part) / (highest - lowest)) *
          inner.height,
        width: 0,
        height: 4,
      }));
    });
  const order = [...lines.keys()]
    .filter((i) => ends[i])
    .toSorted((a, b) => rank[lines[a]!.role] - rank[lines[b]!.role] || b - a);
  const kept = placeLabels(boxes, order, lines.length > 12 ? 5 : 8, lines.flatMap(strokeBoxes));
  const names: TextMark[] = lines.flatMap(({ name, role }, i) => {
    const [end, dy] = [ends[i], kept.get(i)];
    if (end === undefined || dy === undefined) return [];
    const colour = role === 'context' ? colours.muted : look[role].colour;
    return [{ x: end.at, y: end.value, text: name, dx: 8, dy, bold: role === 'main', colour }];
  });
  return {
    width,
    height,
    ...marksOf(Object.fromEntries(lines.map(({ points }, i) => [2 * i + 1, keysOf(points)]))),
    option: {
      ...still,
      grid,
      xAxis: {
        ...valueAxis,
        min: 0,
        max: last,
        interval: step,
        splitLine: { show: false },
        axisLine: { show: true, lineStyle: { color: colours.hairline } },
        axisLabel: {
          ...valueAxis.axisLabel,
          // The axis ends where the data end, which need not be a whole step.
          formatter: (at: number) => (at % step === 0 ? String(at) : ''),
        },
      },
      yAxis: {
        ...valueAxis,
        min: lowest,
        max: highest,
        interval: stepUp,
        name: fitText(words.value, sizes.small, width - 12),
        nameGap: 20,
        nameTextStyle: {
          ...textStyle,
          color: colours.muted,
          align: 'left',
          padding: [0, 0, 0, 8 - grid.left],
        },
        axisLabel: { ...valueAxis.axisLabel, formatter: (value: number) => words.write(value) },
      },
      series: [
        ...lines.flatMap((line) => [strokeOf(line), dotsOf(line)]),
        textMarks([
          ...names,
          { x: last, y: lowest, text: words.across, dy: 36, align: 'right', colour: colours.muted },
        ]),
      ],
    },
  };
}

const keysOf = (points: BandLine['points']) => points.filter((point) => point !== null).map(({ key }) => key);

/** The stretches between breaks. */
function stretches(points: BandLine['points']): BandPoint[][] {
  const runs: BandPoint[][] = [[]];
  for (const point of points) {
    if (point === null) runs.push([]);
    else runs.at(-1)!.push(point);
  }
  return runs.filter((run) => run.length > 0);
}

/** The bands and the line over them, in one datum: their points are laid out together. */
function strokeOf({ points, role }: BandLine): CustomSeriesOption {
  const { colour, lineWidth, tint, z } = look[role];
  const runs = stretches(points);
  return {
    type: 'custom',
    silent: true,
    clip: false,
    z,
    data: runs.length > 0 ? [[runs[0]![0]!.at, runs[0]![0]!.value]] : [],
    renderItem: (_, api) => {
      const place = (at: number, value: number) => api.coord([at, value]) as [number, number];
      const bands = runs.flatMap((run) => {
        const known = run.filter(({ band }) => band !== undefined);
        if (tint === 0 || known.length < 2) return [];
        const low = known.map(({ at, band }) => place(at, band![0]));
        const high = known.map(({ at, band }) => place(at, band![1])).reverse();
        return [
          {
            type: 'polygon' as const,
            shape: { points: [...low, ...high] },
            style: { fill: colour, fillOpacity: tint },
          },
        ];
      });
      const strokes = runs.map((run) => ({
        type: 'polyline' as const,
        shape: { points: run.map(({ at, value }) => place(at, value)) },
        style: {
          stroke: colour,
          fill: 'none',
          lineWidth,
          lineJoin: 'bevel' as const,
          ...(role === 'expected' ? { lineDash: [6, 4] } : {}),
        },
      }));
      return { type: 'group', children: [...bands, ...strokes] };
    },
  };
}

/** Points that stand for something: a dot with ground around it that a pointer finds. On paper only lone ones. */
function dotsOf({ points, role }: BandLine): CustomSeriesOption {
  const shown = points.filter((point) => point !== null);
  const { colour, z } = look[role];
  const lone = new Set(
    stretches(points)
      .filter((run) => run.length === 1)
      .map(([point]) => point),
  );
  return {
    type: 'custom',
    silent: true,
    clip: false,
    z: z + 1,
    data: shown.map(({ at, value }) => [at, value]),
    renderItem: (params, api) => {
      const point = shown[params.dataIndex]!;
      const [cx, cy] = api.coord([point.at, point.value]) as [number, number];
      const isMarked = point.key !== undefined && (role === 'main' || role === 'beside');
      const dot = (r: number, fillOpacity: number) => ({
        type: 'circle' as const,
        shape: { cx, cy, r },
        style: { fill: colour, fillOpacity },
      });
      return {
        type: 'group',
        children: [
          ...(isMarked || lone.has(point) ? [dot(2.5, 1)] : []),
          ...(point.key === undefined ? [] : [dot(8, 0)]),
        ],
      };
    },
  };
}
