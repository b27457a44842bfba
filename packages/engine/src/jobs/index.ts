export {
  type AnalysisRequest,
  type AnalysisResult,
  type Control,
  type Progress,
  runAnalysis,
} from './analysis.ts';
export { engineVersion } from './identity.ts';
