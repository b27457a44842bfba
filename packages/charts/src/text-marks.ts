import type { ScatterSeriesOption } from 'echarts/charts';
import { colours, halo, sizes } from './theme.ts';

export interface TextMark {
  readonly x: number | string;
  readonly y: number | string;
  readonly text: string;
  readonly align?: 'left' | 'center' | 'right';
  readonly dx?: number;
  readonly dy?: number;
  readonly colour?: string;
  readonly bold?: boolean;
  readonly size?: number;
  /** On a ground of its own, which nothing crosses: without the paper's colour around it. */
  readonly isBare?: boolean;
  /** In degrees against the clock. */
  readonly turned?: number;
}

/** Words on a chart, each at a place in the chart's own units moved by some pixels; centred on its height. */
export function textMarks(marks: readonly TextMark[], gridIndex = 0): ScatterSeriesOption {
  return {
    type: 'scatter',
    xAxisIndex: gridIndex,
    yAxisIndex: gridIndex,
    symbolSize: 0,
    itemStyle: { color: 'transparent', opacity: 1 },
    silent: true,
    clip: false,
    z: 10,
    data: marks.map((mark) => ({
      value: [mark.x, mark.y],
      label: {
        show: true,
        formatter: () => mark.text,
        position: [mark.dx ?? 0, mark.dy ?? 0],
        align: mark.align ?? 'left',
        verticalAlign: 'middle',
        color: mark.colour ?? colours.ink,
        fontWeight: mark.bold ? 600 : 400,
        fontSize: mark.size ?? sizes.small,
        ...(mark.turned !== undefined && { rotate: mark.turned }),
        ...(mark.isBare ? {} : halo),
      },
    })),
  };
}
