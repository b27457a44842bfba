import { type Drawing, marksOf } from './drawing.ts';
import { monthOf } from './format.ts';
import { fitText, textWidth } from './text-width.ts';
import { colours, nameAxis, sizes, still, textStyle, valueAxis } from './theme.ts';

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
  // Names need room: every month where they fit, else only each January, else each so many Januaries.
  const every = [1, 3, 6, 12, 24, 36, 60].find((step) => slot * step >= (step >= 12 ? 44 : 64)) ?? 120;
  const firstYear = Number(months[0]?.month.slice(0, 4) ?? 0);
  const named = (month: string) => {
    const index = (Number(month.slice(0, 4)) - firstYear) * 12 + Number(month.slice(5)) - 1;
    return index % every === 0;
  };
  const nothingNamed = !months.some(({ month }) => named(month));
  return {
    width,
    height: width < 560 ? 200 : 232,
    ...marksOf({ 0: months.map(({ key }) => key) }),
    option: {
      ...still,
      grid: { left, right: 24, top: 28, bottom: 28 },
      xAxis: {
        ...nameAxis,
        data: months.map(({ month }) => month),
        axisLabel: {
          ...nameAxis.axisLabel,
          color: colours.muted,
          interval: (index: number, month: string) => named(month) || (nothingNamed && index === 0),
          formatter: (month: string) => (every >= 12 ? month.slice(0, 4) : monthOf(month)),
        },
      },
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
