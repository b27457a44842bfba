export { isUnknown, type Summary, summarySchema, type Unknown } from './summary.ts';
