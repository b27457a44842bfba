import type { Drawing } from './drawing.ts';
import { placeLabels } from './place-labels.ts';
import { type TextMark, textMarks } from './text-marks.ts';
import { textWidth } from './text-width.ts';
import { colours, sizes, still, valueAxis } from './theme.ts';

export interface CohortLine {
  readonly name: string;
  /** By age in months, beginning with month 0. */
  readonly values: readonly number[];
}

export interface CohortWords {
  readonly write: (value: number) => string;
  readonly value: string;
  readonly age: string;
}

/** At most this many lines keep a name; the rest stay as context. */
const namedLines = 7;

/** Cohorts at equal age, oldest first: the newest in colour, the others grey, each named at its end. */
export function cohortChart(lines: readonly CohortLine[], words: CohortWords, width: number): Drawing {
  const height = Math.min(320, Math.round(width * 0.86));
  const drawn = lines.filter((line) => line.values.length > 0);
  const oldest = Math.max(1, ...drawn.map((line) => line.values.length - 1));
  const highest = Math.max(0, ...drawn.flatMap((line) => line.values)) || 1;
  const lowest = Math.min(0, ...drawn.flatMap((line) => line.values));
  const step = [1, 2, 3, 6, 12, 24, 36, 60].find((months) => oldest / months <= 6) ?? 120;
  const names = drawn.map((line) => textWidth(line.name, sizes.small));
  const grid = { left: 52, right: Math.ceil(Math.max(24, ...names)) + 14, top: 28, bottom: 44 };
  const newest = drawn.length - 1;

  const inner = { width: width - grid.left - grid.right, height: height - grid.top - grid.bottom };
  const ends = drawn.map((line, index) => ({
    x: ((line.values.length - 1) / oldest) * inner.width + 6,
    y: ((highest - line.values.at(-1)!) / (highest - lowest)) * inner.height,
    width: names[index]!,
    height: 16,
  }));
  // The newest matters most, then the oldest, then the others from new to old.
  const order = [newest, 0, ...Array.from(drawn.keys()).reverse()].filter(
    (i, at, all) => all.indexOf(i) === at,
  );
  const kept = placeLabels(ends, order, namedLines);

  const labels: TextMark[] = drawn.flatMap((line, index) => {
    const shift = kept.get(index);
    if (shift === undefined) return [];
    const isNewest = index === newest;
    return {
      x: line.values.length - 1,
      y: line.values.at(-1)!,
      text: line.name,
      dx: 6,
      dy: shift,
      bold: isNewest,
      colour: isNewest ? colours.accent : colours.muted,
    };
  });
  return {
    width,
    height,
    option: {
      ...still,
      grid,
      xAxis: {
        ...valueAxis,
        min: 0,
        max: oldest,
        interval: step,
        splitLine: { show: false },
        axisLine: { show: true, lineStyle: { color: colours.hairline } },
        axisLabel: {
          ...valueAxis.axisLabel,
          // The axis ends where the data end, which need not be a whole step.
          formatter: (age: number) => (age % step === 0 ? String(age) : ''),
        },
      },
      yAxis: {
        ...valueAxis,
        min: lowest,
        splitNumber: 4,
        max: highest,
        axisLabel: {
          ...valueAxis.axisLabel,
          showMaxLabel: false,
          formatter: (value: number) => words.write(value),
        },
      },
      series: [
        ...drawn.map((line, index) => ({
          type: 'line' as const,
          silent: true,
          data: line.values.map((value, age) => [age, value]),
          symbol: line.values.length === 1 || index === newest ? 'circle' : 'none',
          showAllSymbol: true,
          symbolSize: index === newest && line.values.length > 1 ? 0 : 5,
          itemStyle: { color: index === newest ? colours.accent : colours.context },
          lineStyle: {
            color: index === newest ? colours.accent : colours.context,
            width: index === newest ? 2.5 : 1.25,
          },
          z: index === newest ? 4 : 2,
        })),
        textMarks([
          ...labels,
          { x: 0, y: highest, text: words.value, dx: -48, dy: -18, colour: colours.muted },
          { x: oldest, y: lowest, text: words.age, dy: 36, align: 'right', colour: colours.muted },
        ]),
      ],
    },
  };
}
