import type { CustomSeriesOption } from 'echarts/charts';
import { type Drawing, marksOf } from './drawing.ts';
import { type TextMark, textMarks } from './text-marks.ts';
import { textWidth } from './text-width.ts';
import { colours, sizes, still, valueAxis } from './theme.ts';

export interface ValueBin {
  /** The lower end, as it is written; of the last, which may have no other end: “€1,000+”. */
  readonly from: string;
  /** Shares of the whole from 0 to 1; null where they are withheld. */
  readonly customers: number | null;
  readonly value: number | null;
  /** Whether the headline is about it. */
  readonly isStrong: boolean;
  readonly key?: string;
}

/** Up to which place, counted in bins from the left, a share of the customers is. */
export interface BinQuantile {
  readonly at: number;
  readonly name: string;
}

export interface HistogramWords {
  readonly write: (share: number) => string;
  readonly customers: string;
  readonly value: string;
  readonly axis: string;
  readonly withheld: string;
}

/** Pixels from the left end of a bin to the next that a bar leaves free. */
const seam = 1;

/**
 * How customers scatter over bins of value, lowest first, and under it how the value does: two panels with one scale.
 * Quantiles are lines through the customers.
 */
export function valueHistogram(
  bins: readonly ValueBin[],
  quantiles: readonly BinQuantile[],
  words: HistogramWords,
  width: number,
): Drawing {
  const left = 4;
  const right = 4;
  const panel = 104;
  const slot = (width - left - right) / Math.max(1, bins.length);
  const highest = Math.max(0.01, ...bins.flatMap(({ customers, value }) => [customers ?? 0, value ?? 0]));
  const [upper, lower] = [68, 68 + panel + 44] as const;
  const axis = {
    ...valueAxis,
    min: 0,
    max: Math.max(1, bins.length),
    interval: 1,
    splitLine: { show: false },
  };
  const shares = {
    ...valueAxis,
    show: false,
    min: Math.min(0, ...bins.map((bin) => bin.value ?? 0)),
    max: highest,
  };
  // Where not every end has room for its name, each second has.
  const widest = Math.max(0, ...bins.map(({ from }) => textWidth(from, sizes.small)));
  const every = Math.max(1, Math.ceil((widest + 8) / slot));
  const named = quantileNames(quantiles, highest, slot, width - left - right);
  const edge = (place: number) => (place % every === 0 ? (bins[place]?.from ?? '') : '');
  return {
    width,
    height: lower + panel + 48,
    ...marksOf({ 0: bins.map(({ key }) => key), 1: bins.map(({ key }) => key) }),
    option: {
      ...still,
      grid: [
        { left, right, top: upper, height: panel },
        { left, right, top: lower, height: panel },
      ],
      xAxis: [
        {
          ...axis,
          gridIndex: 0,
          axisLine: { show: true, lineStyle: { color: colours.hairline } },
          axisLabel: { show: false },
        },
        {
          ...axis,
          gridIndex: 1,
          axisLine: { show: true, lineStyle: { color: colours.hairline } },
          axisLabel: { ...valueAxis.axisLabel, formatter: edge, alignMinLabel: 'left' as const },
        },
      ],
      yAxis: [
        { ...shares, gridIndex: 0 },
        { ...shares, gridIndex: 1 },
      ],
      series: [
        bars(bins, 'customers', 0),
        bars(bins, 'value', 1),
        // A line that nobody names says nothing.
        lines(
          quantiles.filter(({ name }) => named.some(({ text }) => text === name)),
          highest,
        ),
        textMarks([
          { x: 0, y: highest, text: words.customers, dy: -58, colour: colours.muted },
          ...named,
          ...labels(bins, 'customers', words, slot),
        ]),
        textMarks(
          [
            { x: 0, y: highest, text: words.value, dy: -16, colour: colours.muted },
            {
              x: bins.length,
              y: 0,
              text: words.axis,
              dy: 36,
              align: 'right' as const,
              colour: colours.muted,
            },
            ...labels(bins, 'value', words, slot),
          ],
          1,
        ),
      ],
    },
  };
}

/** Each beside its line, on the side where it has room; one that has no room is left out. */
function quantileNames(
  quantiles: readonly BinQuantile[],
  top: number,
  slot: number,
  room: number,
): TextMark[] {
  const taken: (readonly [number, number])[] = [];
  return quantiles.flatMap(({ at, name }): TextMark[] => {
    const long = textWidth(name, sizes.small);
    const x = at * slot;
    const places = [
      { from: x + 6, dx: 6, align: 'left' as const },
      { from: x - 6 - long, dx: -6, align: 'right' as const },
    ];
    const free = places.find(
      ({ from }) =>
        from >= 0 &&
        from + long <= room &&
        taken.every(([start, end]) => from + long + 8 <= start || from >= end + 8),
    );
    if (!free) return [];
    taken.push([free.from, free.from + long]);
    return [{ x: at, y: top, text: name, dx: free.dx, dy: -34, align: free.align }];
  });
}

function bars(bins: readonly ValueBin[], of: 'customers' | 'value', gridIndex: number): CustomSeriesOption {
  return {
    type: 'custom',
    silent: true,
    xAxisIndex: gridIndex,
    yAxisIndex: gridIndex,
    data: bins.map((bin, place) => [place, bin[of] ?? 0]),
    renderItem: (params, api) => {
      const bin = bins[params.dataIndex]!;
      const [left = 0, end = 0] = api.coord([params.dataIndex, bin[of] ?? 0]);
      const [right = 0, zero = 0] = api.coord([params.dataIndex + 1, 0]);
      return {
        type: 'rect',
        shape: {
          x: left + seam,
          y: Math.min(end, zero),
          width: right - left - 2 * seam,
          height: Math.abs(zero - end),
        },
        style: { fill: bin.isStrong ? colours.accent : colours.context },
      };
    },
  };
}

/** What has no room above its bar stays unsaid here; the table says it. */
function labels(
  bins: readonly ValueBin[],
  of: 'customers' | 'value',
  words: HistogramWords,
  slot: number,
): TextMark[] {
  return bins.flatMap((bin, place): TextMark[] => {
    const share = bin[of];
    const text = share === null ? words.withheld : words.write(share);
    const fits = textWidth(text, sizes.small) + 2 <= slot;
    const at = { x: place + 0.5, text, align: 'center' as const };
    if (share === null)
      return [{ ...at, y: 0, colour: colours.muted, ...(fits ? { dy: -10 } : { turned: 90, dy: -34 }) }];
    return fits ? [{ ...at, y: Math.max(0, share), dy: -10 }] : [];
  });
}

function lines(quantiles: readonly BinQuantile[], highest: number): CustomSeriesOption {
  return {
    type: 'custom',
    silent: true,
    clip: false,
    z: 4,
    data: quantiles.map(({ at }) => [at, 0]),
    renderItem: (params, api) => {
      const { at } = quantiles[params.dataIndex]!;
      const [x = 0, top = 0] = api.coord([at, highest]);
      const [, bottom = 0] = api.coord([at, 0]);
      return {
        type: 'line',
        shape: { x1: x, x2: x, y1: top - 42, y2: bottom },
        style: { stroke: colours.ink, fill: 'none', lineWidth: 1, lineDash: [3, 3] },
      };
    },
  };
}
