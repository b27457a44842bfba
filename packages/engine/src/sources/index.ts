export { formulaStart } from './csv-cell.ts';
export { type ReadOptions, readSources } from './read-sources.ts';
export { recognise } from './recognise.ts';
export type { SourceReport } from './source-report.ts';
