import { type Refusal, refuse } from '../refusal.ts';
import { regularizedGammaQ } from '../special/incomplete-gamma.ts';
import type { ModelFit } from './model-fit.ts';

/** Whether the parameters that a richer model has more tell anything. */
export interface LikelihoodRatio {
  readonly ok: true;
  /** Twice the gain in log-likelihood. */
  readonly statistic: number;
  readonly degreesOfFreedom: number;
  readonly pValue: number;
}

type Fitted = Pick<
  ModelFit<Readonly<Record<string, number>>>,
  'parameters' | 'logLikelihood' | 'customers' | 'convergence'
>;

/** What searches may leave below a maximum. */
const leftBySearch = 1e-2;

/**
 * The likelihood-ratio test of a model against a simpler one that it contains, both fitted to the same customers.
 * Source: Wilks (1938), Annals of Mathematical Statistics 9.
 *
 * @throws RangeError when the fits have unlike customers, or the richer one has no more parameters
 */
export function likelihoodRatio(simpler: Fitted, richer: Fitted): LikelihoodRatio | Refusal<'not-converged'> {
  if (simpler.customers !== richer.customers)
    throw new RangeError(`Fits of ${simpler.customers} and of ${richer.customers} customers do not compare.`);
  const degreesOfFreedom = Object.keys(richer.parameters).length - Object.keys(simpler.parameters).length;
  if (degreesOfFreedom < 1) throw new RangeError('The richer model must have more parameters.');
  if (!simpler.convergence.converged || !richer.convergence.converged) return refuse('not-converged');
  const gain = 2 * (richer.logLikelihood - simpler.logLikelihood);
  if (gain < -leftBySearch) return refuse('not-converged');
  const statistic = Math.max(0, gain);
  return Object.freeze({
    ok: true,
    statistic,
    degreesOfFreedom,
    pValue: regularizedGammaQ(degreesOfFreedom / 2, statistic / 2),
  });
}
