import { requireCount } from '../domain.ts';
import { type Refusal, refuse } from '../refusal.ts';
import { regularizedGammaQ } from '../special/incomplete-gamma.ts';
import type { ModelFit } from './model-fit.ts';

/** What the test reads of a fit. */
type Fitted = Pick<ModelFit<Readonly<Record<string, number>>>, 'logLikelihood' | 'customers'> & {
  readonly parameters: object;
  readonly convergence: Pick<ModelFit<Readonly<Record<string, number>>>['convergence'], 'converged'>;
};

export interface CohortsDiffer {
  readonly ok: true;
  /** 2·(Σ log-likelihoods of the cohorts − log-likelihood of all). */
  readonly statistic: number;
  readonly degreesOfFreedom: number;
  readonly pValue: number;
  /**
   * alike: the cohorts may well follow one law. slightly: they do not, but by so little that one fit for all is expected to
   * describe each better (BIC). differ: a fit a cohort is worth its parameters.
   */
  readonly verdict: 'alike' | 'slightly' | 'differ';
}

/**
 * fewer-than-two-cohorts. not-converged: some fit, or the sum of the cohorts is below the fit of all, which a maximum
 * cannot be.
 */
export type CohortsRefusal = 'fewer-than-two-cohorts' | 'not-converged';

/** What searches may leave below a maximum. */
const leftBySearch = 1e-2;

/**
 * Whether one fit for all customers describes every cohort: the likelihood-ratio test of a model on all against the same
 * model on each cohort alone. The customers of the cohorts must be those of the fit for all.
 * Source: Wilks (1938), Annals of Mathematical Statistics 9; the criterion for the size: Schwarz (1978), Annals of Statistics 6.
 *
 * @throws RangeError when the cohorts are not all customers, or fits have unlike parameters
 */
export function cohortsDiffer(
  all: Fitted,
  cohorts: readonly Fitted[],
  significance = 0.01,
): CohortsDiffer | Refusal<CohortsRefusal> {
  if (cohorts.length < 2) return refuse('fewer-than-two-cohorts');
  const parameters = Object.keys(all.parameters).length;
  let [customers, logLikelihood] = [0, 0];
  for (const cohort of cohorts) {
    requireCount('customers', cohort.customers);
    if (Object.keys(cohort.parameters).length !== parameters)
      throw new RangeError('All fits must be of one model.');
    customers += cohort.customers;
    logLikelihood += cohort.logLikelihood;
  }
  if (customers !== all.customers)
    throw new RangeError(`The cohorts have ${customers} customers, the fit of all has ${all.customers}.`);
  if (![all, ...cohorts].every(({ convergence }) => convergence.converged)) return refuse('not-converged');
  const gain = 2 * (logLikelihood - all.logLikelihood);
  if (gain < -leftBySearch) return refuse('not-converged');
  const statistic = Math.max(0, gain);
  const degreesOfFreedom = (cohorts.length - 1) * parameters;
  const pValue = regularizedGammaQ(degreesOfFreedom / 2, statistic / 2);
  const verdict =
    pValue >= significance
      ? 'alike'
      : statistic > degreesOfFreedom * Math.log(customers)
        ? 'differ'
        : 'slightly';
  return Object.freeze({ ok: true, statistic, degreesOfFreedom, pValue, verdict });
}
