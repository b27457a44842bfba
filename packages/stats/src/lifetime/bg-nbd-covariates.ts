import type { Refusal } from '../refusal.ts';
import { betaGeometricEnds, fitBetaGeometric, simplerBetaGeometric } from './beta-geometric-fit.ts';
import {
  type BetaGeometricParameters,
  betaGeometricLikelihood,
  betaGeometricNames,
} from './beta-geometric-likelihood.ts';
import { flatDirections } from './flat-directions.ts';
import type { ModelFit } from './model-fit.ts';
import type { PurchaseHistories } from './purchase-histories.ts';
import {
  type CovariateModel,
  type CovariateParameters,
  type CovariateRefusal,
  type Covariates,
  fitWithCovariates,
  parametersWith,
} from './static-covariates.ts';

/** A larger alpha.z makes customers buy faster; a.z and b.z move the chance to stop. */
const model: CovariateModel = {
  names: betaGeometricNames,
  times: ['alpha'],
  effects: [
    { of: 'alpha', sign: -1 },
    { of: 'a', sign: 1 },
    { of: 'b', sign: 1 },
  ],
  fit: (histories) => fitBetaGeometric(histories, 0),
  objectiveOf: (histories, unit) => {
    const likelihood = betaGeometricLikelihood(histories, 0);
    return (point, gradient) => {
      const [r, alpha, a, b] = Array.from(point, Math.exp) as [number, number, number, number];
      return likelihood({ r, alpha: alpha * unit, a, b }, gradient);
    };
  },
  atTheEnd: betaGeometricEnds,
  openDirections: (objective, maximum, curvature) =>
    flatDirections(objective, maximum, curvature, simplerBetaGeometric),
};

/**
 * The BG/NBD whose speed of buying and chance to stop depend on what is known of customers:
 * alpha·exp(−Σ alpha.z·z), a·exp(Σ a.z·z), b·exp(Σ b.z·z), by maximum likelihood.
 * Source: Fader & Hardie (2007), "Incorporating time-invariant covariates into the Pareto/NBD and BG/NBD models",
 * brucehardie.com/notes/019: a and b have coefficients of their own. (CLVTools gives both the same ones, with which
 * the mean chance to stop, a/(a + b), would not depend on covariates at all.)
 *
 * @throws RangeError as `fitWithCovariates`
 */
export function fitBgNbdCovariates(
  histories: PurchaseHistories,
  covariates: Covariates,
): ModelFit<CovariateParameters> | Refusal<CovariateRefusal> {
  return fitWithCovariates(model, histories, covariates);
}

/** The BG/NBD of customers with these covariates, in the order of `names`. */
export function bgNbdParametersOf(
  parameters: CovariateParameters,
  names: readonly string[],
  values: ArrayLike<number>,
): BetaGeometricParameters {
  const of = parametersWith(model, parameters, names, values);
  return { r: of.r!, alpha: of.alpha!, a: of.a!, b: of.b! };
}
