export {
  type AnalysisRequest,
  type AnalysisResult,
  type Control,
  type Progress,
  resultFiles,
  runAnalysis,
} from './analysis.ts';
export { engineVersion } from './identity.ts';
export { type RunningAnalysis, startAnalysis } from './process.ts';
