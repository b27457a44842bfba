import type { CustomSeriesOption } from 'echarts/charts';
import { dayAxis, dayNumber } from './day-axis.ts';
import type { Drawing } from './drawing.ts';
import { roundScale } from './round-scale.ts';
import { textMarks } from './text-marks.ts';
import { fitText, textWidth } from './text-width.ts';
import { colours, sizes, still, textStyle, valueAxis } from './theme.ts';

export interface PurchaseOutlook {
  /** Days with a purchase, in order, each once. */
  readonly days: readonly string[];
  /** Purchases before the first of these days. */
  readonly before: number;
  readonly asOf: string;
  /** The last day of the forecast. */
  readonly until: string;
  /** Further purchases up to then, and the ends between which they lie. */
  readonly expected: number;
  readonly low: number;
  readonly high: number;
}

export interface OutlookWords {
  readonly write: (purchases: number) => string;
  readonly heading: string;
  /** At the line between what happened and what is expected. */
  readonly today: string;
  /** At the end of the forecast. */
  readonly ahead: string;
}

/** One customer's purchases so far, added up, and the interval in which the next ones lie. */
export function purchaseOutlook(outlook: PurchaseOutlook, words: OutlookWords, width: number): Drawing {
  const { days, before, expected, low, high } = outlook;
  const [asOf, until] = [dayNumber(outlook.asOf), dayNumber(outlook.until)];
  const bought = days.map(dayNumber);
  const first = Math.min(bought[0] ?? asOf, asOf);
  const soFar = before + bought.length;
  const [, highest, rough] = roundScale(0, soFar + Math.max(high, expected));
  const step = Math.max(1, rough);
  const top = Math.ceil(highest / step) * step;
  const grid = {
    left: Math.ceil(textWidth(words.write(top), sizes.small)) + 20,
    right: Math.ceil(textWidth(words.ahead, sizes.small) * 1.06) + 16,
    top: 52,
    bottom: 28,
  };
  const inner = width - grid.left - grid.right;
  const past: [number, number][] = [[first, before]];
  for (const [index, day] of bought.entries()) past.push([day, before + index], [day, before + index + 1]);
  past.push([asOf, soFar]);
  const ahead: CustomSeriesOption = {
    type: 'custom',
    silent: true,
    clip: false,
    z: 3,
    data: [[asOf, soFar]],
    renderItem: (_, api) => {
      const at = (day: number, value: number) => api.coord([day, value]) as [number, number];
      const [now, then] = [at(asOf, soFar), at(until, soFar + expected)];
      return {
        type: 'group',
        children: [
          {
            type: 'polygon',
            shape: { points: [now, at(until, soFar + high), at(until, soFar + low)] },
            style: { fill: colours.accent, fillOpacity: 0.22 },
          },
          {
            type: 'line',
            shape: { x1: now[0], y1: now[1], x2: then[0], y2: then[1] },
            style: { stroke: colours.accent, fill: 'none', lineWidth: 2, lineDash: [6, 3] },
          },
          {
            type: 'line',
            shape: { x1: now[0], y1: at(asOf, top)[1] - 20, x2: now[0], y2: at(asOf, 0)[1] },
            style: { stroke: colours.muted, fill: 'none', lineWidth: 1, lineDash: [3, 3] },
          },
        ],
      };
    },
  };
  const room = ((asOf - first) / Math.max(1, until - first)) * inner;
  const isOnTheLeft = room > inner / 2;
  return {
    width,
    height: width < 560 ? 220 : 248,
    option: {
      ...still,
      grid,
      xAxis: dayAxis(first, Math.max(until, first + 1), inner),
      yAxis: {
        ...valueAxis,
        min: 0,
        max: top,
        interval: step,
        name: fitText(words.heading, sizes.small, width - 12),
        nameGap: 34,
        nameTextStyle: {
          ...textStyle,
          color: colours.muted,
          align: 'left',
          padding: [0, 0, 0, 8 - grid.left],
        },
        axisLabel: { ...valueAxis.axisLabel, formatter: (value: number) => words.write(value) },
      },
      series: [
        {
          type: 'line',
          silent: true,
          symbol: 'none',
          data: past,
          lineStyle: { color: colours.ink, width: 2 },
          z: 5,
        },
        ahead,
        textMarks([
          {
            x: asOf,
            y: top,
            text: fitText(words.today, sizes.small, (isOnTheLeft ? room : inner - room + grid.right) - 12),
            dx: isOnTheLeft ? -6 : 6,
            dy: -12,
            align: isOnTheLeft ? 'right' : 'left',
            colour: colours.muted,
          },
          { x: until, y: soFar + expected, text: words.ahead, dx: 8, bold: true, colour: colours.accent },
        ]),
      ],
    },
  };
}
