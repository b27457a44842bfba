import type { CustomSeriesOption } from 'echarts/charts';
import { type Drawing, marksOf } from './drawing.ts';
import { textMarks } from './text-marks.ts';
import { fitText, textWidth } from './text-width.ts';
import { colours, nameAxis, sizes, still, textStyle, valueAxis } from './theme.ts';

export interface IntervalRow {
  readonly name: string;
  readonly low: number;
  readonly high: number;
  /** The estimate; null where only the range is known. */
  readonly point: number | null;
  readonly label: string;
  readonly colour: string;
  readonly key?: string;
}

export interface IntervalWords {
  readonly heading: string;
  readonly axis: (value: number) => string;
}

const rowHeight = 32;

/** A dot where the estimate is and a whisker as wide as what is not known; zero is always in view. */
export function intervalRows(rows: readonly IntervalRow[], words: IntervalWords, width: number): Drawing {
  const names = rows.map((row) => fitText(row.name, sizes.small, width * 0.4));
  const widest = (texts: readonly string[]) =>
    Math.ceil(Math.max(...texts.map((t) => textWidth(t, sizes.small))));
  const grid = {
    left: widest(names) + 14,
    right: widest(rows.map((row) => row.label)) + 16,
    top: 28,
    height: rows.length * rowHeight,
  };
  const ends = rows.flatMap((row) => [row.low, row.high]);
  const whiskers: CustomSeriesOption = {
    type: 'custom',
    silent: true,
    clip: false,
    encode: { x: [1, 2], y: 0 },
    data: rows.map((row, index) => [index, row.low, row.high]),
    renderItem: (params, api) => {
      const row = rows[params.dataIndex]!;
      const at = (value: number) => api.coord([value, params.dataIndex]) as [number, number];
      const [from, to] = [at(row.low), at(row.high)];
      const stroke = { stroke: row.colour, fill: 'none', lineWidth: row.point === null ? 8 : 2 };
      const cap = (x: number) => ({
        type: 'line' as const,
        shape: { x1: x, x2: x, y1: from[1] - 7, y2: from[1] + 7 },
        style: { stroke: row.colour, fill: 'none', lineWidth: 2 },
      });
      return {
        type: 'group',
        children: [
          {
            type: 'line' as const,
            shape: { x1: from[0], x2: Math.max(to[0], from[0] + 1), y1: from[1], y2: from[1] },
            style: stroke,
          },
          ...(row.point === null
            ? []
            : [
                cap(from[0]),
                cap(to[0]),
                {
                  type: 'circle' as const,
                  shape: { cx: at(row.point)[0], cy: from[1], r: 3.5 },
                  style: { fill: row.colour, stroke: colours.paper, lineWidth: 1 },
                },
              ]),
        ],
      };
    },
  };
  return {
    width,
    height: grid.top + grid.height + 28,
    ...marksOf({ 0: rows.map(({ key }) => key) }),
    option: {
      ...still,
      grid,
      xAxis: {
        ...valueAxis,
        ...(ends.every((end) => end >= 0) ? { min: 0 } : {}),
        ...(ends.every((end) => end <= 0) ? { max: ends.some((end) => end < 0) ? 0 : 1 } : {}),
        splitNumber: width < 560 ? 3 : 5,
        axisLabel: {
          ...valueAxis.axisLabel,
          hideOverlap: true,
          formatter: (value: number) => words.axis(value),
        },
      },
      yAxis: {
        ...nameAxis,
        inverse: true,
        name: words.heading,
        nameLocation: 'start',
        nameGap: 12,
        nameTextStyle: { ...textStyle, color: colours.muted, align: 'left' },
        data: rows.map((_, index) => String(index)),
        axisLine: { show: false },
        axisLabel: {
          ...nameAxis.axisLabel,
          interval: 0,
          formatter: (_: string, index: number) => names[index]!,
        },
      },
      series: [
        whiskers,
        textMarks([...rows.map((row, index) => ({ x: row.high, y: index, text: row.label, dx: 10 }))]),
      ],
    },
  };
}
