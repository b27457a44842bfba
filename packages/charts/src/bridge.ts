import type { CustomSeriesOption } from 'echarts/charts';
import { type Drawing, marksOf } from './drawing.ts';
import { type TextMark, textMarks } from './text-marks.ts';
import { fitText, textWidth } from './text-width.ts';
import { colours, nameAxis, sizes, still, valueAxis } from './theme.ts';

/** One step of the bridge. A total stands on zero; a change starts where the step before ended. */
export interface BridgeStep {
  readonly name: string;
  readonly kind: 'total' | 'change';
  readonly amount: number;
  /** A quiet second line: "1,240 customers". */
  readonly note: string;
  readonly key?: string;
}

interface PlacedStep extends BridgeStep {
  readonly from: number;
  readonly to: number;
}

function place(steps: readonly BridgeStep[]): PlacedStep[] {
  let level = 0;
  return steps.map((step) => {
    const from = step.kind === 'total' ? 0 : level;
    const to = from + step.amount;
    level = to;
    return { ...step, from, to };
  });
}

function colourOf(step: BridgeStep): string {
  if (step.kind === 'total') return colours.context;
  return step.amount < 0 ? colours.loss : colours.gain;
}

/** A waterfall: columns where there is room, rows on a narrow page. `write` gives the amounts on the bars. */
export function bridgeChart(
  steps: readonly BridgeStep[],
  write: (amount: number, kind: BridgeStep['kind']) => string,
  width: number,
): Drawing {
  const placed = place(steps);
  return width < 560 ? rows(placed, write, width) : columns(placed, write, width);
}

const barSeries = (steps: readonly PlacedStep[], upright: boolean): CustomSeriesOption => ({
  type: 'custom',
  silent: true,
  clip: false,
  encode: upright ? { x: 0, y: [1, 2] } : { y: 0, x: [1, 2] },
  data: steps.map((step, index) => ({
    value: [index, step.from, step.to],
    itemStyle: { color: colourOf(step) },
  })),
  renderItem: (params, api) => {
    const index = api.value(0) as number;
    const step = steps[params.dataIndex]!;
    const point = (at: number) => api.coord(upright ? [index, at] : [at, index]) as [number, number];
    const [start, end] = [point(step.from), point(step.to)];
    const band = (api.size!(upright ? [1, 0] : [0, 1]) as number[])[upright ? 0 : 1]!;
    const thickness = band * (upright ? 0.62 : 0.5);
    const along = upright ? 1 : 0;
    const length = Math.max(1, Math.abs(end[along] - start[along])); // a change of nothing is still a line
    const low = Math.min(start[along], end[along]);
    const centre = start[1 - along]!;
    const rect = upright
      ? { x: centre - thickness / 2, y: low, width: thickness, height: length }
      : { x: low, y: centre - thickness / 2, width: length, height: thickness };
    const next = steps[params.dataIndex + 1];
    const connector = next && {
      type: 'line' as const,
      shape: upright
        ? { x1: centre + thickness / 2, y1: end[1], x2: centre + band - thickness / 2, y2: end[1] }
        : { x1: end[0], y1: centre + thickness / 2, x2: end[0], y2: centre + band - thickness / 2 },
      style: { stroke: colours.muted, fill: 'none', lineWidth: 1 },
    };
    return {
      type: 'group',
      children: [
        ...(connector ? [connector] : []),
        { type: 'rect' as const, shape: rect, style: { fill: colourOf(step) } },
      ],
    };
  },
});

function columns(
  steps: readonly PlacedStep[],
  write: (amount: number, kind: BridgeStep['kind']) => string,
  width: number,
): Drawing {
  const labels: TextMark[] = steps.map((step, index) => ({
    x: index,
    y: Math.max(step.from, step.to),
    text: write(step.amount, step.kind),
    align: 'center',
    dy: -12,
    bold: true,
    size: sizes.text,
    colour: step.kind === 'total' ? colours.ink : colourOf(step),
  }));
  return {
    width,
    height: 320,
    ...marksOf({ 0: steps.map(({ key }) => key) }),
    option: {
      ...still,
      grid: { left: 4, right: 4, top: 28, bottom: 48 },
      xAxis: {
        ...nameAxis,
        data: steps.map((_, index) => String(index)),
        axisLine: { ...nameAxis.axisLine, onZero: true },
        axisLabel: {
          ...nameAxis.axisLabel,
          interval: 0,
          margin: 10,
          lineHeight: 18,
          formatter: (_: string, index: number) => {
            const step = steps[index]!;
            return `{name|${step.name}}\n{note|${fitText(step.note, sizes.small, (width - 8) / steps.length - 8)}}`;
          },
          rich: {
            name: { fontSize: sizes.small, fontWeight: 600, color: colours.ink },
            note: { fontSize: sizes.small, color: colours.muted },
          },
        },
      },
      yAxis: { ...valueAxis, show: false, min: (extent: { min: number }) => Math.min(0, extent.min) },
      series: [barSeries(steps, true), textMarks(labels)],
    },
  };
}

function rows(
  steps: readonly PlacedStep[],
  write: (amount: number, kind: BridgeStep['kind']) => string,
  width: number,
): Drawing {
  const amounts = steps.map((step) => write(step.amount, step.kind));
  const left = Math.ceil(Math.max(...steps.map((step) => textWidth(step.name, sizes.small) * 1.05))) + 10;
  const right = Math.ceil(Math.max(...amounts.map((amount) => textWidth(amount, sizes.small) * 1.08))) + 12;
  const labels: TextMark[] = steps.map((step, index) => ({
    x: Math.max(step.from, step.to),
    y: index,
    text: amounts[index]!,
    dx: 8,
    bold: true,
    colour: step.kind === 'total' ? colours.ink : colourOf(step),
  }));
  return {
    width,
    height: steps.length * 36 + 8,
    ...marksOf({ 0: steps.map(({ key }) => key) }),
    option: {
      ...still,
      grid: { left, right, top: 4, bottom: 4 },
      yAxis: {
        ...nameAxis,
        inverse: true,
        axisLine: { show: false },
        data: steps.map((_, index) => String(index)),
        axisLabel: {
          ...nameAxis.axisLabel,
          interval: 0,
          formatter: (_: string, index: number) => steps[index]!.name,
        },
      },
      xAxis: { ...valueAxis, show: false, min: (extent: { min: number }) => Math.min(0, extent.min) },
      series: [barSeries(steps, false), textMarks(labels)],
    },
  };
}
