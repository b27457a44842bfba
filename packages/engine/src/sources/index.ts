export { type ReadOptions, readSources } from './read-sources.ts';
export { recognise } from './recognise.ts';
export type { SourceReport } from './source-report.ts';
