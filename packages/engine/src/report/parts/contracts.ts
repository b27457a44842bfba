import type { ValueReport } from '../../segments/index.ts';
import type { Summary, Unknown } from '../summary.ts';
import { sixDigits } from './rounding.ts';
import { unknown } from './unknown.ts';

type Known = Exclude<Summary['contracts'], Unknown>;
type Projection = Exclude<NonNullable<ValueReport['contracts']>, { reason: string }>['projection'];

/** Who stays under contract, and who will. */
export function contractsPart({ contracts }: ValueReport): Summary['contracts'] {
  if (!contracts) return unknown('The playbook does not say that customers are under contract.');
  if ('reason' in contracts) return unknown(contracts.reason);
  const { terms, areStartsKnown, curve, cohorts, projection, ...counts } = contracts;
  return {
    periodDays: terms.periodDays,
    graceDays: terms.graceDays,
    customers: counts.customers,
    startsKnown: areStartsKnown,
    leftOut: counts.leftOut,
    lost: counts.lost,
    returned: counts.returned,
    payingMore: counts.payingMore,
    curve: curve.map(({ renewals, due, lost, survival, interval }) => ({
      renewals,
      due,
      lost,
      survival: sixDigits(survival),
      interval: interval ? ends(interval) : unknown('Nobody or everybody was lost by then.'),
    })),
    period: counts.period,
    cohorts: cohorts.map(({ cohort, customers, stayed }) => ({
      cohort,
      customers,
      stayed: stayed.map((left) => sixDigits(left / customers)),
    })),
    model: modelPart(projection),
  };
}

function modelPart(projection: Projection): Known['model'] {
  if (!projection.ok) return unknown(projection.reason);
  const { fit, shares, lifetimes, holdout } = projection;
  const { converged, identified, notes } = fit.convergence;
  return {
    parameters: { ...fit.parameters },
    standardErrors: fit.standardErrors
      ? { ...fit.standardErrors }
      : unknown('The data does not tell the parameters apart.'),
    logLikelihood: fit.logLikelihood,
    converged,
    identified,
    notes: [...notes],
    projection: shares.map(({ renewals, share, interval }) => ({
      renewals,
      share: sixDigits(share),
      interval: interval
        ? ends(interval)
        : unknown(
            renewals === 0
              ? 'All are there at the beginning.'
              : 'The data does not tell the parameters apart.',
          ),
    })),
    lifetimes: lifetimes.map(({ renewed, next, expected, interval }) => ({
      renewed,
      next,
      expected: sixDigits(expected),
      interval: ends(interval),
    })),
    holdout:
      'reason' in holdout
        ? unknown(holdout.reason)
        : {
            from: holdout.from,
            due: holdout.due,
            actual: holdout.actual,
            predicted: sixDigits(holdout.predicted),
            interval: ends(holdout.interval),
            naive: sixDigits(holdout.naive),
            survival: {
              renewals: holdout.survival.renewals,
              predicted: sixDigits(holdout.survival.predicted),
              actual: sixDigits(holdout.survival.actual),
            },
          },
  };
}

const ends = ([low, high]: readonly [number, number]): [number, number] => [sixDigits(low), sixDigits(high)];
