export { assembleSummary } from './audit.ts';
export { outlookWords } from './outlook-words.ts';
export { renderReport } from './render-report.ts';
export { segmentsFile } from './segments-file.ts';
export { shareSummary } from './share-summary.ts';
export { LinkedTables } from './small-cells.ts';
export {
  isUnknown,
  type SharedSummary,
  type Summary,
  sharedSummarySchema,
  summarySchema,
} from './summary.ts';
export { sharePeople, withheld } from './withheld.ts';
export { isWithheldAt } from './withheld-at.ts';
export { reportWords, reportWordsSchema } from './words.ts';
