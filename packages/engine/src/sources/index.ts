export { csvCell, formulaStart } from './csv-cell.ts';
export { type FileAnswers, withAnswers } from './file-answers.ts';
export { formatWords } from './format-words.ts';
export type { FilePreview, Question, SourcesPreview } from './preview.ts';
export { previewSources } from './preview-sources.ts';
export { type ReadOptions, readSources } from './read-sources.ts';
export { recognise } from './recognise.ts';
export type { SourceReport } from './source-report.ts';
export { sourceSettings } from './source-settings.ts';
