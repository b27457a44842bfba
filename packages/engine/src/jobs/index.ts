export {
  type AnalysisRequest,
  type AnalysisResult,
  type Progress,
  resultFiles,
  runAnalysis,
} from './analysis.ts';
export { engineVersion, playbookFingerprint } from './identity.ts';
export { keptTablesFile } from './keep-tables.ts';
export { type RunningAnalysis, startAnalysis } from './process.ts';
