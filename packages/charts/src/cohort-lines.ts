import type { CustomSeriesOption } from 'echarts/charts';
import { type Drawing, marksOf } from './drawing.ts';
import { type LabelBox, placeLabels } from './place-labels.ts';
import { roundScale } from './round-scale.ts';
import { type TextMark, textMarks } from './text-marks.ts';
import { textWidth } from './text-width.ts';
import { colours, sizes, still, valueAxis } from './theme.ts';

export interface CohortLine {
  readonly name: string;
  /** Cumulated by age: the first is after one month. */
  readonly values: readonly number[];
  readonly key?: string;
}

export interface CohortWords {
  readonly write: (value: number) => string;
  readonly value: string;
  readonly age: string;
}

/** A comparison at one age: what the older brought, and where the newer lie, with the interval around it. */
export interface CohortMark {
  readonly age: number;
  readonly older: number;
  readonly newer: number;
  readonly low: number;
  readonly high: number;
  readonly label: string;
}

/** So many lines keep a name; in a thicket only the ends do. */
const namesFor = (lines: number) => (lines > 12 ? 2 : 7);

/** Cohorts at equal age, oldest first: the newest in colour, the others grey, each named at its end. */
export function cohortChart(
  lines: readonly CohortLine[],
  mark: CohortMark | null,
  words: CohortWords,
  width: number,
): Drawing {
  const height = Math.min(320, Math.round(width * 0.86));
  const drawn = lines.filter((line) => line.values.length > 0);
  const oldest = Math.max(1, ...drawn.map((line) => line.values.length));
  const values = [
    ...drawn.flatMap((line) => line.values),
    ...(mark ? [mark.older, mark.low, mark.high] : []),
  ];
  const [lowest, highest, stepUp] = roundScale(Math.min(0, ...values), Math.max(0, ...values));
  const step = [1, 2, 3, 6, 12, 24, 36, 60].find((months) => oldest / months <= 6) ?? 120;
  const names = drawn.map((line) => textWidth(line.name, sizes.small) * 1.06);
  const grid = {
    left: Math.max(52, Math.ceil(textWidth(words.write(highest), sizes.small)) + 16),
    right: Math.ceil(Math.max(24, ...names)) + 14,
    top: 28,
    bottom: 44,
  };
  const newest = drawn.length - 1;

  const inner = { width: width - grid.left - grid.right, height: height - grid.top - grid.bottom };
  const across = (age: number) => (age / oldest) * inner.width;
  const down = (value: number) => ((highest - value) / (highest - lowest)) * inner.height;
  const ends = drawn.map((line, index) => ({
    x: across(line.values.length) + 6,
    y: down(line.values.at(-1)!),
    width: names[index]!,
    height: 16,
  }));
  // The newest matters most, then the oldest, then the others from new to old.
  const order = [newest, 0, ...Array.from(drawn.keys()).reverse()].filter(
    (i, at, all) => i in drawn && all.indexOf(i) === at,
  );
  const markBox = mark && {
    x: across(mark.age) + 8,
    y: down(Math.min(mark.low, mark.older)) + 16,
    width: textWidth(mark.label, sizes.small) * 1.06,
    height: 16,
  };
  // The lines as small boxes, close enough together that no label fits between them.
  const strokes = ({ values }: CohortLine): LabelBox[] =>
    values.flatMap((value, index) => {
      const before = values[index - 1] ?? value;
      return [0.25, 0.5, 0.75, 1].map((part) => ({
        x: across(index + part),
        y: down(before + (value - before) * part),
        width: 0,
        height: 4,
      }));
    });
  const whisker = mark
    ? [
        {
          x: across(mark.age) - 8,
          y: (down(mark.low) + down(mark.high)) / 2,
          width: 12,
          height: Math.abs(down(mark.low) - down(mark.high)) + 4,
        },
      ]
    : [];
  const boxes = markBox ? [...ends, markBox] : ends;
  const kept = placeLabels(
    boxes,
    markBox ? [ends.length, ...order] : order,
    namesFor(drawn.length) + (markBox ? 1 : 0),
    [...drawn.flatMap(strokes), ...whisker],
  );

  const labels: TextMark[] = drawn.flatMap((line, index) => {
    const shift = kept.get(index);
    if (shift === undefined) return [];
    const isNewest = index === newest;
    return {
      x: line.values.length,
      y: line.values.at(-1)!,
      text: line.name,
      dx: 6,
      dy: shift,
      bold: isNewest,
      colour: isNewest ? colours.accent : colours.muted,
    };
  });
  return {
    width,
    height,
    ...marksOf(Object.fromEntries(drawn.map(({ key }, index) => [index, [key]]))),
    option: {
      ...still,
      grid,
      xAxis: {
        ...valueAxis,
        min: 0,
        max: oldest,
        interval: step,
        splitLine: { show: false },
        axisLine: { show: true, lineStyle: { color: colours.hairline } },
        axisLabel: {
          ...valueAxis.axisLabel,
          // The axis ends where the data end, which need not be a whole step.
          formatter: (age: number) => (age % step === 0 ? String(age) : ''),
        },
      },
      yAxis: {
        ...valueAxis,
        min: lowest,
        max: highest,
        interval: stepUp,
        axisLabel: { ...valueAxis.axisLabel, formatter: (value: number) => words.write(value) },
      },
      series: [
        ...drawn.map((line, index) =>
          line.key === undefined ? stroke(line, index === newest) : wideStroke(line, index === newest),
        ),
        ...(mark ? marked(mark) : []),
        textMarks([
          ...labels,
          ...(mark
            ? [
                {
                  x: mark.age,
                  y: Math.min(mark.low, mark.older),
                  text: mark.label,
                  dx: 8,
                  dy: 16 + (kept.get(ends.length) ?? 0),
                  bold: true,
                  colour: colours.ink,
                },
              ]
            : []),
          { x: 0, y: highest, text: words.value, dx: -48, dy: -18, colour: colours.muted },
          { x: oldest, y: lowest, text: words.age, dy: 36, align: 'right', colour: colours.muted },
        ]),
      ],
    },
  };
}

function stroke({ values }: CohortLine, isNewest: boolean) {
  const colour = isNewest ? colours.accent : colours.context;
  return {
    type: 'line' as const,
    silent: true,
    data: values.map((value, index) => [index + 1, value]),
    symbol: values.length === 1 || isNewest ? 'circle' : 'none',
    showAllSymbol: true,
    symbolSize: isNewest && values.length > 1 ? 0 : 5,
    itemStyle: { color: colour },
    lineStyle: { color: colour, width: isNewest ? 2.5 : 1.25 },
    z: isNewest ? 4 : 2,
  };
}

/** The same line as one mark, which a pointer finds when it comes near. */
function wideStroke({ values }: CohortLine, isNewest: boolean): CustomSeriesOption {
  const colour = isNewest ? colours.accent : colours.context;
  return {
    type: 'custom',
    silent: true,
    clip: false,
    z: isNewest ? 4 : 2,
    data: [[1, values[0]!]],
    renderItem: (_, api) => {
      const points = values.map((value, index) => api.coord([index + 1, value]) as [number, number]);
      const [first] = points;
      if (points.length === 1)
        return {
          type: 'circle',
          shape: { cx: first![0], cy: first![1], r: 2.5 },
          style: { fill: colour },
        };
      const line = (lineWidth: number, strokeOpacity: number) => ({
        type: 'polyline' as const,
        shape: { points },
        style: { stroke: colour, fill: 'none', lineWidth, strokeOpacity, lineJoin: 'bevel' as const },
      });
      return { type: 'group', children: [line(isNewest ? 2.5 : 1.25, 1), line(14, 0)] };
    },
  };
}

/** The older as a bar, the newer as a dot with its whisker: apart when the whisker does not reach the bar. */
function marked(mark: CohortMark) {
  const end = (value: number) => point(value, 'rect', [9, 1.5]);
  const point = (value: number, symbol: string, symbolSize: number | number[]) => ({
    type: 'scatter' as const,
    silent: true,
    z: 6,
    symbol,
    symbolSize,
    data: [[mark.age, value]],
    itemStyle: { color: colours.ink, opacity: 1 },
  });
  return [
    {
      type: 'line' as const,
      silent: true,
      symbol: 'none',
      z: 6,
      data: [
        [mark.age, mark.low],
        [mark.age, mark.high],
      ],
      lineStyle: { color: colours.ink, width: 2 },
    },
    end(mark.low),
    end(mark.high),
    point(mark.newer, 'circle', 5),
    point(mark.older, 'rect', [18, 2]),
  ];
}
