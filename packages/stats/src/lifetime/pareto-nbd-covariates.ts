import type { Refusal } from '../refusal.ts';
import type { ModelFit } from './model-fit.ts';
import {
  fitParetoNbd,
  paretoNbdEnds,
  paretoNbdNames,
  paretoNbdObjective,
  paretoNbdOpenEnds,
} from './pareto-nbd-fit.ts';
import type { ParetoNbdParameters } from './pareto-nbd-likelihood.ts';
import type { PurchaseHistories } from './purchase-histories.ts';
import {
  type CovariateModel,
  type CovariateParameters,
  type CovariateRefusal,
  type Covariates,
  fitWithCovariates,
  parametersWith,
} from './static-covariates.ts';

/** A larger alpha.z makes customers buy faster, a larger beta.z makes them stop sooner. */
const model: CovariateModel = {
  names: paretoNbdNames,
  times: ['alpha', 'beta'],
  effects: [
    { of: 'alpha', sign: -1 },
    { of: 'beta', sign: -1 },
  ],
  fit: fitParetoNbd,
  objectiveOf: paretoNbdObjective,
  atTheEnd: paretoNbdEnds,
  openDirections: paretoNbdOpenEnds,
};

/**
 * The Pareto/NBD whose rates of buying and of stopping depend on what is known of customers:
 * alpha·exp(−Σ alpha.z·z), beta·exp(−Σ beta.z·z), by maximum likelihood.
 * Source: Fader & Hardie (2007), "Incorporating time-invariant covariates into the Pareto/NBD and BG/NBD models",
 * brucehardie.com/notes/019; Abe (2009), Marketing Science 28, has the same effects in a Bayesian model.
 *
 * @throws RangeError as `fitWithCovariates`
 */
export function fitParetoNbdCovariates(
  histories: PurchaseHistories,
  covariates: Covariates,
): ModelFit<CovariateParameters> | Refusal<CovariateRefusal> {
  return fitWithCovariates(model, histories, covariates);
}

/** The Pareto/NBD of customers with these covariates, in the order of `names`. */
export function paretoNbdParametersOf(
  parameters: CovariateParameters,
  names: readonly string[],
  values: ArrayLike<number>,
): ParetoNbdParameters {
  const of = parametersWith(model, parameters, names, values);
  return { r: of.r!, alpha: of.alpha!, s: of.s!, beta: of.beta! };
}
