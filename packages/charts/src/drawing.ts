import type {
  BarSeriesOption,
  CustomSeriesOption,
  LineSeriesOption,
  SankeySeriesOption,
  ScatterSeriesOption,
} from 'echarts/charts';
import type { GridComponentOption } from 'echarts/components';
import type { ComposeOption } from 'echarts/core';

/** An ECharts option that uses only the parts that this package loads. */
export type ChartOption = ComposeOption<
  | BarSeriesOption
  | CustomSeriesOption
  | LineSeriesOption
  | SankeySeriesOption
  | ScatterSeriesOption
  | GridComponentOption
>;

/** A chart laid out for one size in pixels: at other sizes its labels may meet. */
export interface Drawing {
  readonly option: ChartOption;
  readonly width: number;
  readonly height: number;
}
