import { type Drawing, marksOf } from './drawing.ts';
import { textMarks } from './text-marks.ts';
import { fitText } from './text-width.ts';
import { colours, sizes, still } from './theme.ts';

export interface Quadrant {
  readonly across: 'left' | 'right';
  readonly down: 'top' | 'bottom';
  readonly name: string;
  /** The circle's area. */
  readonly size: number;
  readonly lines: readonly string[];
  readonly strong: boolean;
  readonly key?: string;
}

export interface GridWords {
  readonly across: readonly [string, string];
  readonly down: readonly [string, string];
}

/** Four quadrants, each with a circle whose area is its size, its name in the corner and its numbers below. */
export function twoByTwo(quadrants: readonly Quadrant[], words: GridWords, width: number): Drawing {
  const [left, top, bottom, right] = [28, 8, 32, 4];
  const cell = { width: (width - left - right) / 2, height: Math.min(176, (width - left) / 2.1 + 24) };
  const height = top + cell.height * 2 + bottom;
  const largest = Math.max(0, ...quadrants.map((quadrant) => quadrant.size)) || 1;
  const diameter = Math.min(cell.height - 92, cell.width - 24, 84);
  const centre = (quadrant: Quadrant): [number, number] => [
    quadrant.across === 'left' ? 0.5 : 1.5,
    quadrant.down === 'top' ? 1.5 : 0.5,
  ];
  const axis = {
    type: 'value' as const,
    min: 0,
    max: 2,
    interval: 1,
    axisLabel: { show: false },
    axisTick: { show: false },
    axisLine: { show: false },
    splitLine: { lineStyle: { color: colours.hairline } },
  };
  return {
    width,
    height,
    ...marksOf({ 0: quadrants.map(({ key }) => key) }),
    option: {
      ...still,
      grid: { left, right, top, bottom },
      xAxis: axis,
      yAxis: axis,
      series: [
        {
          type: 'scatter',
          silent: true,
          data: quadrants.map((quadrant) => ({
            value: centre(quadrant),
            symbolSize: diameter * Math.sqrt(Math.max(0, quadrant.size) / largest),
            symbolOffset: [0, -10],
            itemStyle: { color: quadrant.strong ? colours.accent : colours.context, opacity: 0.85 },
          })),
        },
        textMarks(
          quadrants.flatMap((quadrant) => {
            const [x, y] = centre(quadrant);
            return [
              {
                x: x - 0.5,
                y: y + 0.5,
                text: fitText(quadrant.name, sizes.small, cell.width - 16),
                dx: 8,
                dy: 14,
                bold: true,
                colour: quadrant.strong ? colours.accent : colours.muted,
              },
              ...quadrant.lines.map((text, line) => ({
                x,
                y: y - 0.5,
                text: fitText(text, sizes.small, cell.width - 8),
                align: 'center' as const,
                dy: -12 - 17 * (quadrant.lines.length - 1 - line),
              })),
            ];
          }),
        ),
        textMarks([
          {
            x: 0.5,
            y: 0,
            text: fitText(words.across[0], sizes.small, cell.width),
            align: 'center',
            dy: 18,
            colour: colours.muted,
          },
          {
            x: 1.5,
            y: 0,
            text: fitText(words.across[1], sizes.small, cell.width),
            align: 'center',
            dy: 18,
            colour: colours.muted,
          },
        ]),
        uprightMarks([
          { x: 0, y: 1.5, text: words.down[0] },
          { x: 0, y: 0.5, text: words.down[1] },
        ]),
      ],
    },
  };
}

function uprightMarks(marks: readonly { x: number; y: number; text: string }[]) {
  return {
    type: 'scatter' as const,
    symbolSize: 0,
    itemStyle: { color: 'transparent', opacity: 1 },
    silent: true,
    clip: false,
    data: marks.map((mark) => ({
      value: [mark.x, mark.y],
      label: {
        show: true,
        formatter: () => mark.text,
        position: [-14, 0] as [number, number],
        rotate: 90,
        align: 'center' as const,
        verticalAlign: 'middle' as const,
        color: colours.muted,
        fontSize: sizes.small,
      },
    })),
  };
}
