export { type BandLine, bandLines } from './band-lines.ts';
export { firstOfUpperHalf, placeOfShare } from './bin-places.ts';
export { type BridgeStep, bridgeChart } from './bridge.ts';
export { type CohortLine, type CohortMark, cohortChart } from './cohort-lines.ts';
export { type CountClass, countScale } from './count-scale.ts';
export type { Drawing, Mark } from './drawing.ts';
export {
  type Amounts,
  amountsIn,
  day,
  monthOf,
  number,
  percent,
  percentRange,
  percentsAlike,
  readable,
} from './format.ts';
export { type FrequencyRow, frequencyBars } from './frequency-bars.ts';
export { type HeatRow, heatTable } from './heat-table.ts';
export { type IntervalRow, intervalRows } from './interval-rows.ts';
export { lifecycleColours } from './lifecycle-colours.ts';
export { type LorenzPoint, lorenzChart } from './lorenz.ts';
export { type Flow, type FlowNode, migrationChart } from './migration.ts';
export { type MonthTotal, monthBars } from './month-bars.ts';
export { type Overlap, type OverlapWords, overlapChart } from './overlap.ts';
export { categorical, colourVariables, dark, light, type Palette } from './palette.ts';
export { type PurchaseMonth, purchaseMonths } from './purchase-months.ts';
export { type PurchaseOutlook, purchaseOutlook } from './purchase-outlook.ts';
export { type BarRows, rankedBars } from './ranked-bars.ts';
export { renderSvg } from './render-svg.ts';
export { standaloneSvg } from './standalone-svg.ts';
export { colours, fontFamily, sizes } from './theme.ts';
export { type TrackedLine, trackingLines } from './tracking-lines.ts';
export { type Quadrant, twoByTwo } from './two-by-two.ts';
export { type BinQuantile, type ValueBin, valueHistogram } from './value-histogram.ts';
