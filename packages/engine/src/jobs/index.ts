export {
  type AnalysisRequest,
  type AnalysisResult,
  type Progress,
  resultFiles,
  runAnalysis,
} from './analysis.ts';
export { engineVersion } from './identity.ts';
export { startAnalysis } from './process.ts';
