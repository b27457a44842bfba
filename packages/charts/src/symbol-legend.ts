import type { CustomSeriesOption, ScatterSeriesOption } from 'echarts/charts';
import { textMarks } from './text-marks.ts';
import { textWidth } from './text-width.ts';
import { colours, sizes } from './theme.ts';

export interface LegendEntry {
  readonly name: string;
  readonly colour: string;
  readonly symbol: 'bar' | 'circle' | 'diamond' | 'triangle' | 'rect';
}

const lineHeight = 20;
const symbolRoom = 18;
const gap = 18;

/**
 * What the symbols of a chart mean, in a row above it (more where one is too short), for charts whose marks have no
 * room for their names. It has a grid of its own in pixels, number `gridIndex` of the chart.
 */
export function symbolLegend(entries: readonly LegendEntry[], width: number, gridIndex: number) {
  let [x, line] = [0, 0];
  const placed = entries.map((entry) => {
    const needed = symbolRoom + textWidth(entry.name, sizes.small);
    if (x > 0 && x + needed > width) [x, line] = [0, line + 1];
    const at = { ...entry, x, y: (line + 0.5) * lineHeight };
    x += needed + gap;
    return at;
  });
  const height = (line + 1) * lineHeight;
  const bars: CustomSeriesOption = {
    type: 'custom',
    silent: true,
    xAxisIndex: gridIndex,
    yAxisIndex: gridIndex,
    data: placed.filter(({ symbol }) => symbol === 'bar').map(({ x, y }) => [x, y]),
    renderItem: (params, api) => {
      const [left = 0, middle = 0] = api.coord([api.value(0), api.value(1)]);
      const colour = placed.filter(({ symbol }) => symbol === 'bar')[params.dataIndex]!.colour;
      return {
        type: 'rect',
        shape: { x: left, y: middle - 6, width: 12, height: 12 },
        style: { fill: colour },
      };
    },
  };
  const symbols: ScatterSeriesOption = {
    type: 'scatter',
    silent: true,
    xAxisIndex: gridIndex,
    yAxisIndex: gridIndex,
    data: placed.flatMap(({ symbol, x, y, colour }) =>
      symbol === 'bar'
        ? []
        : [
            {
              value: [x + 6, y],
              symbol,
              symbolSize: sizeOf(symbol),
              itemStyle: { color: colour, opacity: 1 },
            },
          ],
    ),
  };
  const hidden = { type: 'value' as const, show: false, gridIndex };
  return {
    height,
    grid: { left: 0, top: 0, width, height },
    xAxis: { ...hidden, min: 0, max: width },
    yAxis: { ...hidden, min: 0, max: height, inverse: true },
    series: [
      bars,
      symbols,
      textMarks(
        placed.map(({ name, x, y }) => ({ x: x + symbolRoom, y, text: name, colour: colours.ink })),
        gridIndex,
      ),
    ],
  };
}

/** So that symbols of different shapes look alike in size. */
export const sizeOf = (symbol: LegendEntry['symbol']) => (symbol === 'rect' ? 7 : 9);
