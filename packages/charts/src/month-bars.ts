import { type Drawing, marksOf } from './drawing.ts';
import { monthAxis } from './month-axis.ts';
import { fitText, textWidth } from './text-width.ts';
import { colours, sizes, still, textStyle, valueAxis } from './theme.ts';

export interface MonthTotal {
  /** 2026-06 */
  readonly month: string;
  readonly analysed: number;
  /** What the files hold, less what was set aside. */
  readonly expected: number;
  readonly matches: boolean;
  readonly key?: string;
}

export interface MonthWords {
  readonly write: (value: number) => string;
  readonly heading: string;
}

/** Amounts by month as bars, and what the files add up to as a tick on each: where they part, it shows. */
export function monthBars(months: readonly MonthTotal[], words: MonthWords, width: number): Drawing {
  const values = months.flatMap((month) => [month.analysed, month.expected]);
  const highest = Math.max(0, ...values) || 1;
  const lowest = Math.min(0, ...values);
  const left =
    Math.ceil(Math.max(...[lowest, highest].map((v) => textWidth(words.write(v), sizes.small)))) + 20;
  const slot = (width - left - 8) / months.length;
  return {
    width,
    height: width < 560 ? 200 : 232,
    ...marksOf({ 0: months.map(({ key }) => key) }),
    option: {
      ...still,
      grid: { left, right: 24, top: 28, bottom: 28 },
      xAxis: monthAxis(
        months.map(({ month }) => month),
        slot,
      ),
      yAxis: {
        ...valueAxis,
        splitNumber: 3,
        name: fitText(words.heading, sizes.small, width - 12),
        nameGap: 12,
        nameTextStyle: { ...textStyle, color: colours.muted, align: 'left', padding: [0, 0, 0, 8 - left] },
        axisLabel: { ...valueAxis.axisLabel, formatter: (value: number) => words.write(value) },
      },
      series: [
        {
          type: 'bar',
          silent: true,
          barWidth: slot < 4 ? '90%' : Math.min(48, slot * 0.66),
          data: months.map((month) => ({
            value: month.analysed,
            itemStyle: { color: month.matches ? colours.context : colours.loss },
          })),
        },
        {
          type: 'scatter',
          silent: true,
          symbol: 'rect',
          symbolSize: [Math.max(3, Math.min(24, slot * 0.86)), 2],
          data: months.map((month) => month.expected),
          itemStyle: { color: colours.ink },
          z: 4,
        },
      ],
    },
  };
}
