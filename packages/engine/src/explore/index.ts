export { type CheckedRule, checkRule, countOverlap, type Overlap } from './check-rule.ts';
export { compareRuns } from './compare/compare-runs.ts';
export type { Comparison } from './compare/comparison.ts';
export { type SharedComparison, shareComparison } from './compare/share-comparison.ts';
export { type CountedGrid, countGrid } from './count-grid.ts';
export {
  customerOf,
  type ExploredCustomer,
  type SavedSegment,
} from './customer.ts';
export type { ExploredRun } from './explored-run.ts';
export { type CustomerSearch, type FoundCustomers, findCustomers } from './find-customers.ts';
export { type GridDensity, gridDensity } from './grid-density.ts';
export { alikeQuestions } from './identity/alike.ts';
export { decisionsIn } from './identity/decisions.ts';
export { type Merge, mergesOf, putTogether } from './identity/merges.ts';
export { openQuestions } from './identity/questions.ts';
export { type ListRequest, type ListSize, previewList, purposesOf } from './list.ts';
export { type NumberOrigin, numberOrigin } from './number-origin.ts';
export { type ExploredCatalogue, ruleCatalogueOf } from './rule-catalogue.ts';
export { type SharedDensity, shareDensity } from './share-density.ts';
export { type SharedOrigin, shareOrigin } from './share-origin.ts';
export { type TimelineEntry, timelineOf } from './timeline.ts';
export { writeList } from './write-list.ts';
