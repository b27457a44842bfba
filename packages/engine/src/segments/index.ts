export {
  buildLifecycle,
  type LifecycleReport,
  type LifecycleState,
} from './lifecycle/lifecycle.ts';
export { type PublishedLimits, publishedLimits } from './lifecycle/published-limits.ts';
export { lifecycleRules } from './lifecycle/rules.ts';
export { publishSegments } from './membership.ts';
export { ruleCatalogue, segmentColumns } from './segment-columns.ts';
export { blindDays } from './value/cohorts.ts';
export { gridDensity, gridExtent } from './value/density.sql.ts';
export { gridSizesAt } from './value/grid.sql.ts';
export { bridgeKinds, buildValue, type ValueReport } from './value/value.ts';
