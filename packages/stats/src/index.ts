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
export { components, type Edges } from './graph/components.ts';
export {
  type ConstrainedComponents,
  constrainedComponents,
  type EvidenceGraph,
  edgeOutcome,
} from './graph/constrained-components.ts';
export type { Interval } from './interval/interval.ts';
export { type MeanRefusal, type MeanSums, meanInterval, welchInterval, welchTest } from './interval/mean.ts';
export { newcombeInterval, type Proportion, wilsonInterval } from './interval/proportion.ts';
export {
  type BaseForecast,
  type BaseForecaster,
  type BaseValueRefusal,
  baseForecaster,
} from './lifetime/base-forecast.ts';
export { bgBb } from './lifetime/bg-bb.ts';
export { bgNbd } from './lifetime/bg-nbd.ts';
export { bgNbdParametersOf, fitBgNbdCovariates } from './lifetime/bg-nbd-covariates.ts';
export { type CohortsDiffer, type CohortsRefusal, cohortsDiffer } from './lifetime/cohorts-differ.ts';
export { contractSurvivalInterval, renewalsExpected } from './lifetime/contract-forecast.ts';
export { type ForecastOutcomes, pairedDifference, scoreForecast } from './lifetime/forecast-score.ts';
export {
  fitGammaGamma,
  type GammaGammaFit,
  type GammaGammaParameters,
  type SpendForecaster,
  type SpendHistories,
  type SpendRefusal,
  spendForecaster,
} from './lifetime/gamma-gamma.ts';
export { type LikelihoodRatio, likelihoodRatio } from './lifetime/likelihood-ratio.ts';
export { chooseRegularity } from './lifetime/mbg-cnbd-k.ts';
export { mbgNbd } from './lifetime/mbg-nbd.ts';
export type { ModelFit } from './lifetime/model-fit.ts';
export { parameterDraws } from './lifetime/parameter-draws.ts';
export { paretoNbd } from './lifetime/pareto-nbd.ts';
export { fitParetoNbdCovariates, paretoNbdParametersOf } from './lifetime/pareto-nbd-covariates.ts';
export {
  type PurchaseForecast,
  type PurchaseForecaster,
  purchaseForecaster,
} from './lifetime/purchase-forecast.ts';
export { historyTotals, type PurchaseHistories } from './lifetime/purchase-histories.ts';
export type { Forecaster, PurchaseModel, PurchaseRefusal } from './lifetime/purchase-model.ts';
export {
  contractSurvival,
  fitShiftedBetaGeometric,
  residualLifetimeInterval,
  type ShiftedBetaGeometric,
} from './lifetime/shifted-beta-geometric.ts';
export { type PairSums, type SpendFrequency, spendFrequency } from './lifetime/spend-frequency.ts';
export type { CovariateParameters, CovariateRefusal, Covariates } from './lifetime/static-covariates.ts';
export { evenRows, thinnedHistories } from './lifetime/thinned-search.ts';
export { type ValueForecaster, type ValueSpread, valueForecaster } from './lifetime/value-forecast.ts';
export { conformalOffsets, heldOutCoverage, leastConformalRows } from './linear/conformal.ts';
export {
  designRows,
  type Factor,
  type FactorDesign,
  type LinearPredictor,
  predictRow,
} from './linear/factor-design.ts';
export { randomFolds, splitFold } from './linear/folds.ts';
export { fitQuantileRegression, pinballLoss } from './linear/quantile-regression.ts';
export { fitRidge } from './linear/ridge.ts';
export { type ComparisonPatterns, levelShares } from './linkage/comparison-patterns.ts';
export {
  type FellegiSunter,
  type FieldEvidence,
  fitFellegiSunter,
  type LinkageRefusal,
  type LinkageRefused,
  matchProbability,
  matchWeight,
} from './linkage/fellegi-sunter.ts';
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
export { type Refusal, refuse } from './refusal.ts';
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
