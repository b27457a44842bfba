export { type Amounts, amountsIn, day, number } from '@attune/charts';
export { type DemoOptions, type DemoProgress, type DemoResult, generateDemo } from './demo/index.ts';
export { AttuneError, type ErrorCode, errorCodes, type Place } from './errors/index.ts';
export {
  type CheckedRule,
  type Comparison,
  type CountedGrid,
  type CustomerSearch,
  checkRule,
  compareRuns,
  countGrid,
  countOverlap,
  customerOf,
  type ExploredCatalogue,
  type ExploredCustomer,
  type ExploredRun,
  type FoundCustomers,
  findCustomers,
  type GridDensity,
  gridDensity,
  type ListRequest,
  type ListSize,
  type NumberOrigin,
  numberOrigin,
  type Overlap,
  previewList,
  purposesOf,
  ruleCatalogueOf,
  type SavedSegment,
  type SharedComparison,
  shareComparison,
  type TimelineEntry,
  timelineOf,
  writeList,
} from './explore/index.ts';
export {
  type AnalysisRequest,
  type AnalysisResult,
  engineVersion,
  type Progress,
  resultFiles,
  runAnalysis,
  startAnalysis,
} from './jobs/index.ts';
export { type Metric, metricCatalogue } from './metrics/index.ts';
export {
  defaultPlaybook,
  nearestName,
  type Playbook,
  type PlaybookInput,
  parsePlaybook,
  playbookSchema,
  writePlaybook,
} from './playbook/index.ts';
export {
  isUnknown,
  reportWords,
  reportWordsSchema,
  type SharedSummary,
  type Summary,
  sharedSummarySchema,
  sharePeople,
  shareSummary,
  summarySchema,
  withheld,
} from './report/index.ts';
export {
  type FileAnswers,
  type FilePreview,
  previewSources,
  type Question,
  type SourcesPreview,
  withAnswers,
} from './sources/index.ts';
export { type Clock, openStore, type Store } from './store/index.ts';
export {
  type DataFile,
  type FileSettings,
  type Job,
  type Notice,
  openWorkspace,
  type PublishedRun,
  type RunInfo,
  type Schedule,
  type Workspace,
  type WorkspaceOptions,
} from './workspace/index.ts';
