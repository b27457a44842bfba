import type { CustomSeriesOption } from 'echarts/charts';
import { type Drawing, marksOf } from './drawing.ts';
import { type TextMark, textMarks } from './text-marks.ts';
import { fitText, textWidth } from './text-width.ts';
import { colours, sizes, still } from './theme.ts';

export interface HeatRow {
  readonly name: string;
  /** One for each column from the first on; null where it is withheld. What is not known yet is left out at the end. */
  readonly values: readonly (number | null)[];
  /** What each cell stands for. */
  readonly keys?: readonly string[];
}

export interface HeatWords {
  /** Over the names of the rows, and over those of the columns. */
  readonly rows: string;
  readonly columns: string;
  /** In a cell; in a narrow one. */
  readonly write: (value: number) => string;
  readonly short: (value: number) => string;
  readonly withheld: string;
}

const rowHeight = 26;
const narrowest = 24;
/** The page's ink stands on the strongest tint at 4.5:1, in light and in dark. */
const strongest = 0.5;
const faintest = 0.04;

/** A table whose cells are the darker the larger their number, which stands in each; columns thin out in little room. */
export function heatTable(
  rows: readonly HeatRow[],
  columns: readonly string[],
  words: HeatWords,
  width: number,
): Drawing {
  const names = rows.map((row) => fitText(row.name, sizes.small, width * 0.3));
  const left =
    Math.ceil(Math.max(textWidth(words.rows, sizes.small), ...names.map((n) => textWidth(n, sizes.small)))) +
    14;
  const inner = width - left - 2;
  const most = Math.max(1, Math.floor(inner / narrowest));
  const every = Math.max(1, Math.ceil(columns.length / most));
  const kept = columns.map((_, i) => i).filter((i) => i % every === 0);
  const cellWidth = Math.min(72, inner / Math.max(1, kept.length));
  const values = rows.flatMap((row) => kept.map((i) => row.values[i]).filter((value) => value != null));
  const highest = Math.max(0, ...values);
  const tint = (value: number) =>
    highest <= 0 ? faintest : faintest + (strongest - faintest) * Math.max(0, value / highest);
  const room = cellWidth - 6;
  const isWide = values.every((value) => textWidth(words.write(value), sizes.small) <= room);
  const write = isWide ? words.write : words.short;
  const heads = kept.map((i) => columns[i]!);
  const areHeadsWide = heads.every((head) => textWidth(head, sizes.small) <= cellWidth - 4);
  const cells = rows.flatMap((row, down) =>
    kept.flatMap((column, across) => {
      const value = row.values[column];
      return value === undefined ? [] : [{ across, down, value, key: row.keys?.[column] }];
    }),
  );
  const squares: CustomSeriesOption = {
    type: 'custom',
    silent: true,
    clip: false,
    data: cells.map(({ across, down }) => [across, down]),
    renderItem: (params, api) => {
      const { across, down, value } = cells[params.dataIndex]!;
      const [x, y] = api.coord([across, down]) as [number, number];
      return {
        type: 'rect',
        shape: { x: x + 1, y: y + 1, width: cellWidth - 2, height: rowHeight - 2 },
        style:
          value === null
            ? { fill: colours.paper, stroke: colours.hairline, lineWidth: 1 }
            : { fill: colours.accent, fillOpacity: tint(value) },
      };
    },
  };
  const texts: TextMark[] = [
    ...names.map((text, down) => ({ x: 0, y: down + 0.5, text, dx: -8, align: 'right' as const })),
    ...heads.map((head, across) => ({
      x: across + 0.5,
      y: 0,
      text: areHeadsWide ? head : head.replace(/[\u2013-].*$/, ''),
      dy: -10,
      align: 'center' as const,
      colour: colours.muted,
    })),
    { x: 0, y: 0, text: words.rows, dx: -8, dy: -10, align: 'right', colour: colours.muted },
    {
      x: 0,
      y: 0,
      text: fitText(words.columns, sizes.small, inner),
      dy: -30,
      colour: colours.muted,
    },
  ];
  const numbers = cells.map(
    ({ across, down, value }): TextMark => ({
      x: across + 0.5,
      y: down + 0.5,
      text: value === null ? words.withheld : write(value),
      align: 'center',
      isBare: true,
      colour: value === null ? colours.muted : colours.ink,
    }),
  );
  const hidden = { type: 'value', show: false, min: 0 } as const;
  return {
    width,
    height: 48 + rows.length * rowHeight + 4,
    ...marksOf({ 0: cells.map(({ key }) => key) }),
    option: {
      ...still,
      grid: { left, top: 44, width: cellWidth * kept.length, height: rows.length * rowHeight },
      xAxis: { ...hidden, max: kept.length },
      yAxis: { ...hidden, inverse: true, max: rows.length },
      series: [squares, textMarks(texts), textMarks(numbers)],
    },
  };
}
