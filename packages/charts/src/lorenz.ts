import { type Drawing, marksOf } from './drawing.ts';
import { percent } from './format.ts';
import { textMarks } from './text-marks.ts';
import { colours, sizes, still, valueAxis } from './theme.ts';

export interface LorenzPoint {
  /** Share of customers, highest spenders first. */
  readonly customers: number;
  readonly revenue: number;
  readonly key?: string;
}

export interface LorenzWords {
  /** At the marked point, on two lines: "12 % of customers", "60 % of revenue". */
  readonly marked: readonly [string, string];
  readonly customers: string;
  readonly revenue: string;
}

/** How concentrated revenue is: the curve, the line of equal spending, and one point that matters. */
export function lorenzChart(
  points: readonly LorenzPoint[],
  marked: LorenzPoint | null,
  words: LorenzWords,
  width: number,
): Drawing {
  const height = Math.min(320, Math.round(width * 0.86));
  const top = Math.max(1, ...points.map((point) => point.revenue));
  const axis = {
    ...valueAxis,
    min: 0,
    interval: 0.25,
    axisLabel: { ...valueAxis.axisLabel, formatter: (share: number) => percent(share, 0) },
  };
  const curve = [[0, 0], ...points.map((point) => [point.customers, point.revenue])];
  // A point of a curve is found by a pointer that comes near it.
  const found = points.filter(({ key }) => key !== undefined);
  const guides = marked && [
    [
      [0, marked.revenue],
      [marked.customers, marked.revenue],
      [marked.customers, 0],
    ],
  ];
  return {
    width,
    height,
    ...marksOf({ 0: found.map(({ key }) => key) }),
    option: {
      ...still,
      grid: { left: 44, right: 12, top: 28, bottom: 44 },
      xAxis: { ...axis, max: 1, splitLine: { show: false } },
      yAxis: { ...axis, max: Math.ceil(top * 20) / 20 },
      series: [
        ...(found.length > 0
          ? [
              {
                type: 'scatter' as const,
                silent: true,
                symbolSize: 16,
                z: 6,
                data: found.map((point) => [point.customers, point.revenue]),
                itemStyle: { color: colours.accent, opacity: 0 },
              },
            ]
          : []),
        {
          type: 'line',
          silent: true,
          symbol: 'none',
          data: [
            [0, 0],
            [1, 1],
          ],
          lineStyle: { color: colours.context, width: 1, type: 'dashed' },
        },
        {
          type: 'line',
          silent: true,
          symbol: 'none',
          data: curve,
          lineStyle: { color: colours.accent, width: 2.5 },
          areaStyle: { color: colours.accent, opacity: 0.08 },
        },
        ...(guides ?? []).map((data) => ({
          type: 'line' as const,
          silent: true,
          symbol: 'none',
          data,
          lineStyle: { color: colours.ink, width: 1, type: 'dotted' as const },
        })),
        {
          type: 'scatter',
          silent: true,
          symbolSize: 10,
          data: marked ? [[marked.customers, marked.revenue]] : [],
          itemStyle: { color: colours.accent, borderColor: colours.paper, borderWidth: 2 },
          z: 5,
        },
        textMarks([
          ...(marked
            ? words.marked.map((text, line) => ({
                x: marked.customers,
                y: marked.revenue,
                text,
                dx: marked.customers > 0.5 ? -12 : 14,
                dy: 14 + line * 18,
                align: marked.customers > 0.5 ? ('right' as const) : ('left' as const),
                bold: true,
                size: sizes.text,
              }))
            : []),
          { x: 0, y: top, text: words.revenue, dx: -40, dy: -18, colour: colours.muted },
          { x: 1, y: 0, text: words.customers, dx: 0, dy: 36, align: 'right', colour: colours.muted },
          { x: 1, y: 0.16, text: 'dashed: if all were equal', dx: -6, align: 'right', colour: colours.muted },
        ]),
      ],
    },
  };
}
