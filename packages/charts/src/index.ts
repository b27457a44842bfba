export { type BridgeStep, bridgeChart } from './bridge.ts';
export { type CohortLine, type CohortMark, cohortChart } from './cohort-lines.ts';
export type { Drawing } from './drawing.ts';
export {
  type Amounts,
  amountsIn,
  day,
  monthOf,
  number,
  percent,
  percentRange,
  percentsAlike,
} from './format.ts';
export { type IntervalRow, intervalRows } from './interval-rows.ts';
export { type LorenzPoint, lorenzChart } from './lorenz.ts';
export { type Flow, type FlowNode, migrationChart } from './migration.ts';
export { type MonthTotal, monthBars } from './month-bars.ts';
export { categorical, colourVariables, dark, light } from './palette.ts';
export { type BarRows, rankedBars } from './ranked-bars.ts';
export { renderSvg } from './render-svg.ts';
export { colours, fontFamily, sizes } from './theme.ts';
export { type Quadrant, twoByTwo } from './two-by-two.ts';
