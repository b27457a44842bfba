import { type Drawing, marksOf } from './drawing.ts';
import { textMarks } from './text-marks.ts';
import { fitText, textWidth } from './text-width.ts';
import { colours, nameAxis, sizes, still, valueAxis } from './theme.ts';

export interface BarColumn {
  readonly heading: string;
  readonly values: readonly number[];
  readonly labels: readonly string[];
}

export interface BarRows {
  readonly names: readonly string[];
  readonly colours: readonly string[];
  readonly keys?: readonly string[];
  /** One column of bars, or two that share their scale. */
  readonly columns: readonly [BarColumn] | readonly [BarColumn, BarColumn];
}

const rowHeight = 28;

/** Horizontal bars from zero, named on the left and labelled at their ends. */
export function rankedBars(rows: BarRows, width: number): Drawing {
  const room = width * 0.42;
  const names = rows.names.map((name) => fitText(name, sizes.small, room));
  const left = Math.ceil(Math.max(...names.map((name) => textWidth(name, sizes.small)))) + 12;
  const gap = 16;
  const each = (width - left - gap * (rows.columns.length - 1)) / rows.columns.length;
  const top = 28;
  const height = top + rows.names.length * rowHeight + 4;
  const everything = rows.columns.flatMap((column) => column.values);
  const largest = Math.max(0, ...everything) || 1;
  const least = Math.min(0, ...everything);

  const grids = rows.columns.map((column, index) => {
    const start = left + index * (each + gap);
    const ends = Math.ceil(Math.max(...column.labels.map((label) => textWidth(label, sizes.small)))) + 10;
    return { left: start, width: Math.max(24, each - ends), top, height: rows.names.length * rowHeight };
  });
  // Columns that share a scale must also share a length.
  const length = Math.min(...grids.map((grid) => grid.width));

  return {
    width,
    height,
    ...marksOf(
      // Each column is a series of bars and one of words.
      Object.fromEntries(rows.columns.map((_, index) => [index * 2, rows.keys ?? []])),
    ),
    option: {
      ...still,
      grid: grids.map((grid) => ({ ...grid, width: length })),
      xAxis: rows.columns.map((_, gridIndex) => ({
        ...valueAxis,
        gridIndex,
        show: false,
        min: least,
        max: largest,
      })),
      yAxis: rows.columns.map((_, gridIndex) => ({
        ...nameAxis,
        gridIndex,
        inverse: true,
        data: names.map((_, index) => String(index)),
        axisLine: { show: true, lineStyle: { color: colours.hairline } },
        axisLabel: {
          ...nameAxis.axisLabel,
          show: gridIndex === 0,
          interval: 0,
          formatter: (_: string, index: number) => names[index]!,
        },
      })),
      series: rows.columns.flatMap((column, index) => [
        {
          type: 'bar' as const,
          xAxisIndex: index,
          yAxisIndex: index,
          silent: true,
          barWidth: '62%',
          data: column.values.map((value, row) => ({
            value,
            itemStyle: { color: rows.colours[row] ?? colours.context },
          })),
        },
        textMarks(
          [
            ...column.labels.map((text, row) => ({
              x: Math.max(0, column.values[row]!),
              y: row,
              text,
              dx: 6,
            })),
            { x: least, y: 0, text: column.heading, dy: -rowHeight / 2 - 12, colour: colours.muted },
          ],
          index,
        ),
      ]),
    },
  };
}
