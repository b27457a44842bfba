import type { ScatterSeriesOption } from 'echarts/charts';
import { type Drawing, marksOf } from './drawing.ts';
import { roundScale } from './round-scale.ts';
import { type LegendEntry, sizeOf, symbolLegend } from './symbol-legend.ts';
import { type TextMark, textMarks } from './text-marks.ts';
import { fitText, textWidth } from './text-width.ts';
import { colours, nameAxis, sizes, still, textStyle, valueAxis } from './theme.ts';

export interface FrequencyRow {
  /** "0", "1", … "7+". */
  readonly name: string;
  /** Null where it is withheld. */
  readonly actual: number | null;
  /** One for each name of `FrequencyWords.expected`, the one that the headline is about first. */
  readonly expected: readonly (number | null)[];
  readonly key?: string;
}

export interface FrequencyWords {
  readonly write: (value: number) => string;
  /** Above the scale. */
  readonly heading: string;
  /** Below the bars. */
  readonly axis: string;
  readonly actual: string;
  readonly expected: readonly string[];
  readonly withheld: string;
}

/** How each expectation is marked: the first in the strong colour, each with a shape of its own. */
const looks: readonly Pick<LegendEntry, 'symbol' | 'colour'>[] = [
  { symbol: 'circle', colour: colours.accent },
  { symbol: 'diamond', colour: colours.ink },
  { symbol: 'triangle', colour: colours.ink },
  { symbol: 'rect', colour: colours.ink },
];

/** What happened as bars from zero, by how often customers had bought, and what was expected as marks on them. */
export function frequencyBars(rows: readonly FrequencyRow[], words: FrequencyWords, width: number): Drawing {
  const values = rows.flatMap(({ actual, expected }) => [actual, ...expected]).filter((one) => one !== null);
  const [, highest, step] = roundScale(0, Math.max(0, ...values));
  const left = Math.ceil(Math.max(...[0, highest].map((v) => textWidth(words.write(v), sizes.small)))) + 20;
  const slot = (width - left - 8) / Math.max(1, rows.length);
  const legend = symbolLegend(
    [
      { name: words.actual, colour: colours.context, symbol: 'bar' },
      ...words.expected.map((name, index) => ({ name, ...lookOf(index) })),
    ],
    width,
    1,
  );
  const top = legend.height + 36;
  const body = width < 560 ? 152 : 184;
  const withheld = rows.flatMap(({ actual, name }): TextMark[] =>
    actual === null
      ? [
          {
            x: name,
            y: 0,
            text: words.withheld,
            colour: colours.muted,
            ...(textWidth(words.withheld, sizes.small) + 8 > slot
              ? { turned: 90, dx: 0, dy: -36, align: 'center' }
              : { align: 'center', dy: -12 }),
          },
        ]
      : [],
  );
  return {
    width,
    height: top + body + 44,
    ...marksOf({ 0: rows.map(({ key }) => key) }),
    option: {
      ...still,
      grid: [{ left, right: 8, top, height: body }, legend.grid],
      xAxis: [
        {
          ...nameAxis,
          data: rows.map(({ name }) => name),
          name: fitText(words.axis, sizes.small, width - left),
          nameLocation: 'middle',
          nameGap: 26,
          nameTextStyle: { ...textStyle, color: colours.muted },
          axisLabel: { ...nameAxis.axisLabel, interval: 0 },
        },
        legend.xAxis,
      ],
      yAxis: [
        {
          ...valueAxis,
          min: 0,
          max: highest,
          interval: step,
          name: fitText(words.heading, sizes.small, width - 12),
          nameGap: 12,
          nameTextStyle: { ...textStyle, color: colours.muted, align: 'left', padding: [0, 0, 0, 8 - left] },
          axisLabel: { ...valueAxis.axisLabel, formatter: (value: number) => words.write(value) },
        },
        legend.yAxis,
      ],
      series: [
        {
          type: 'bar',
          silent: true,
          barWidth: Math.min(56, slot * 0.66),
          data: rows.map(({ actual }) => ({ value: actual ?? 0, itemStyle: { color: colours.context } })),
        },
        ...words.expected.map((_, model) => expectation(rows, model, words.expected.length, slot)),
        textMarks(withheld),
        ...legend.series,
      ],
    },
  };
}

const lookOf = (index: number) => looks[Math.min(index, looks.length - 1)]!;

/** The marks of one expectation; several stand side by side, so that none hides another. */
function expectation(
  rows: readonly FrequencyRow[],
  model: number,
  of: number,
  slot: number,
): ScatterSeriesOption {
  const { symbol, colour } = lookOf(model);
  const aside = of === 1 ? 0 : (model / (of - 1) - 0.5) * Math.min(52, slot * 0.8);
  return {
    type: 'scatter',
    silent: true,
    z: model === 0 ? 6 : 5,
    symbol: symbol === 'bar' ? 'rect' : symbol,
    symbolSize: sizeOf(symbol),
    symbolOffset: [Math.round(aside), 0],
    itemStyle: { color: colour, opacity: 1, borderColor: colours.paper, borderWidth: 1 },
    data: rows.flatMap(({ name, expected }) => {
      const value = expected[model];
      return value === null || value === undefined ? [] : [[name, value]];
    }),
  };
}
