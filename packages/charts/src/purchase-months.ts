import { type Drawing, marksOf } from './drawing.ts';
import { monthAxis } from './month-axis.ts';
import { textMarks } from './text-marks.ts';
import { fitText, textWidth } from './text-width.ts';
import { colours, sizes, still, textStyle, valueAxis } from './theme.ts';

export interface PurchaseMonth {
  /** 2026-06 */
  readonly month: string;
  readonly bought: number;
  /** What went back, zero or more; drawn below the line. */
  readonly givenBack: number;
  readonly key?: string;
}

export interface PurchaseWords {
  readonly write: (value: number) => string;
  readonly heading: string;
  /** Said over the months since the last purchase; left out where they have no room for it. */
  readonly silence?: string | undefined;
}

/** What one customer bought month by month, and gave back; `months` follow each other without a gap. */
export function purchaseMonths(
  months: readonly PurchaseMonth[],
  words: PurchaseWords,
  width: number,
): Drawing {
  const highest = Math.max(0, ...months.map(({ bought }) => bought));
  const lowest = -Math.max(0, ...months.map(({ givenBack }) => givenBack));
  const ends = [lowest, highest].map((value) => textWidth(words.write(value), sizes.small));
  const left = Math.ceil(Math.max(...ends)) + 20;
  const slot = (width - left - 24) / Math.max(1, months.length);
  const barWidth = slot < 4 ? '90%' : Math.min(24, slot * 0.66);
  const names = months.map(({ month }) => month);
  return {
    width,
    height: width < 560 ? 180 : 208,
    ...marksOf({ 0: months.map(({ key }) => key), 1: months.map(({ key }) => key) }),
    option: {
      ...still,
      grid: { left, right: 24, top: 28, bottom: 28 },
      xAxis: { ...monthAxis(names, slot), axisLine: { ...monthAxis(names, slot).axisLine, onZero: true } },
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
          stack: 'month',
          barWidth,
          data: months.map(({ bought }) => ({ value: bought, itemStyle: { color: colours.accent } })),
        },
        {
          type: 'bar',
          silent: true,
          stack: 'month',
          barWidth,
          data: months.map(({ givenBack }) => ({ value: 0 - givenBack, itemStyle: { color: colours.loss } })),
        },
        ...silenceOf(months, words.silence, slot),
      ],
    },
  };
}

function silenceOf(months: readonly PurchaseMonth[], silence: string | undefined, slot: number) {
  const last = months.findLastIndex(({ bought }) => bought > 0);
  const silent = months.length - 1 - last;
  if (silence === undefined || last < 0 || silent * slot < textWidth(silence, sizes.small) + 8) return [];
  const [first, end] = [months[last + 1]!, months.at(-1)!];
  const middle = months[Math.floor((months.indexOf(first) + months.indexOf(end)) / 2)]!;
  const dx = silent % 2 === 0 ? slot / 2 : 0;
  return [
    textMarks([
      { x: middle.month, y: 0, text: silence, align: 'center', dx, dy: -12, colour: colours.muted },
    ]),
  ];
}
