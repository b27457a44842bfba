export { contractsKnownFrom } from './contracts/contracts.ts';
export { contractSizes } from './contracts/renewals.sql.ts';
export {
  buildLifecycle,
  type LifecycleReport,
  type LifecycleState,
} from './lifecycle/lifecycle.ts';
export { type PublishedLimits, publishedLimits } from './lifecycle/published-limits.ts';
export { lifecycleRules } from './lifecycle/rules.ts';
export { repurchases, stateMoves } from './lifecycle/states.sql.ts';
export { publishSegments } from './membership.ts';
export { laterColumns, ruleCatalogue } from './segment-columns.ts';
export { bridgeChanges } from './value/bridge.sql.ts';
export { blindDays } from './value/cohort-calendar.ts';
export { revenueAtAge } from './value/cohorts.sql.ts';
export { concentrationSums } from './value/concentration.sql.ts';
export { gridDensity, gridExtent } from './value/density.sql.ts';
export { certainAt, gridSizesAt, valueCut } from './value/grid.sql.ts';
export { type OutlookKind, outlookKinds, outlooks } from './value/outlook.ts';
export { bridgeKinds, buildValue, type GridCell, type ValueReport } from './value/value.ts';
