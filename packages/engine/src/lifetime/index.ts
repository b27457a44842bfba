export { modelTitles } from './choose-model.ts';
export { type CovariatesResult, covariateModelNames } from './covariates.ts';
export { leastOfLevel, mostLevels } from './fact-levels.ts';
export { frequencyClasses } from './frequency-classes.ts';
export { type LifetimeGroup, lifetimeGroups, lifetimeOfAll, valueClasses } from './groups.ts';
export { buildLifetime, type LifetimeForecast, type LifetimeReport } from './lifetime.ts';
export { lifetimeColumns } from './lifetime-columns.ts';
export { type ModelResult as PurchaseResult, purchaseModelNames } from './purchase-models.ts';
