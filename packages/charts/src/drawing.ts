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

/** What a mark stands for: the same thing has the same key in every chart, as `lifecycle:dormant`. */
export interface Mark {
  readonly key: string;
  /** Other things that it belongs to: a flow belongs to both of its ends. */
  readonly linked?: readonly string[];
}

/** A chart laid out for one size in pixels: at other sizes its labels may meet. */
export interface Drawing {
  readonly option: ChartOption;
  readonly width: number;
  readonly height: number;
  /**
   * By the place of a series in the option, what each of its data stands for; a flow chart's links come before its
   * nodes. Only where the caller gave keys: a chart on paper has none.
   */
  readonly marks?: ReadonlyMap<number, readonly (Mark | undefined)[]>;
}

/** The `marks` of a drawing from the keys that the caller gave; nothing where there are none. */
export function marksOf(
  series: Readonly<Record<number, readonly (string | Mark | undefined)[]>>,
): Pick<Drawing, 'marks'> {
  const kept = Object.entries(series).flatMap(([index, marks]) =>
    marks.some((mark) => mark !== undefined)
      ? [[Number(index), marks.map((mark) => (typeof mark === 'string' ? { key: mark } : mark))] as const]
      : [],
  );
  return kept.length > 0 ? { marks: new Map(kept) } : {};
}
