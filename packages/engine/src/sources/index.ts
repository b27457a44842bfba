export { type ReadOptions, readSources } from './read-sources.ts';
export { type PlannedFile, type RecogniseOptions, recognise } from './recognise.ts';
export type {
  DateOrder,
  DuplicateCount,
  FileFormat,
  FileReport,
  MonthTotals,
  RejectedCount,
  RowCounts,
  SourceKind,
  SourceReport,
} from './source-report.ts';
