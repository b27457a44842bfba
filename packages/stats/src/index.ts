export { benjaminiHochberg, holm } from './adjust.ts';
export {
  type ConcentrationRefusal,
  type Gini,
  giniCoefficient,
  type LorenzCurve,
  lorenzCurve,
  type SmallestShare,
  smallestShare,
} from './concentration.ts';
export {
  type CountHistogram,
  fitGammaPoisson,
  type GammaPoissonFit,
  type GammaPoissonRefusal,
  gammaPoissonLogLikelihood,
} from './gamma-poisson.ts';
export type { Interval } from './interval/interval.ts';
export { type MeanRefusal, type MeanSums, meanInterval, welchInterval, welchTest } from './interval/mean.ts';
export { newcombeInterval, type Proportion, wilsonInterval } from './interval/proportion.ts';
export { contractSurvivalInterval, renewalsExpected } from './lifetime/contract-forecast.ts';
export type { ModelFit } from './lifetime/model-fit.ts';
export {
  contractSurvival,
  fitShiftedBetaGeometric,
  residualLifetimeInterval,
  type ShiftedBetaGeometric,
} from './lifetime/shifted-beta-geometric.ts';
export {
  fitGapPopulation,
  type GapPopulation,
  type GapRefusal,
  type GapTotals,
  type OwnGaps,
  shrunkGapQuantile,
} from './lognormal-shrinkage.ts';
export { histogramQuantiles, type Quantiles, quantiles } from './quantile.ts';
export { categorical } from './random/categorical.ts';
export { exponential } from './random/exponential.ts';
export { gamma } from './random/gamma.ts';
export { integer } from './random/integer.ts';
export { normal } from './random/normal.ts';
export { poisson } from './random/poisson.ts';
export { type Random, seededRandom } from './random/random.ts';
export { shuffle } from './random/shuffle.ts';
export { uniform } from './random/uniform.ts';
export { type GammaPrior, probabilityRateFell, type RateEvidence } from './rate-change.ts';
export type { Refusal } from './refusal.ts';
export { betaQuantile } from './special/beta-quantile.ts';
export { regularizedBeta } from './special/incomplete-beta.ts';
export { regularizedGammaP, regularizedGammaQ } from './special/incomplete-gamma.ts';
export { logGamma } from './special/log-gamma.ts';
export { normalCdf, normalQuantile } from './special/normal.ts';
export { studentTCdf, studentTQuantile, tQuantileTable } from './special/student-t.ts';
export {
  type DurationHistogram,
  fitKaplanMeier,
  type KaplanMeier,
  type ReturnProbability,
  returnProbability,
  survivalAt,
} from './survival/kaplan-meier.ts';
export { survivalInterval } from './survival/survival-interval.ts';
