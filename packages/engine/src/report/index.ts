export { assembleSummary } from './audit.ts';
export { renderReport } from './render-report.ts';
export { segmentsFile } from './segments-file.ts';
export { isUnknown, type Summary, summarySchema } from './summary.ts';
export { reportWords, reportWordsSchema } from './words.ts';
