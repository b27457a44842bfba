import type { ValueReport } from '../../segments/index.ts';
import type { Summary, Unknown } from '../summary.ts';
import { cents, sixDigits } from './rounding.ts';
import { unknown } from './unknown.ts';

/** Whether newer customers are better than older ones were at the same age. */
export function cohortsPart({ cohorts: { period, cohorts, comparison } }: ValueReport): Summary['cohorts'] {
  if (cohorts.length === 0)
    return unknown('No group of newcomers has been observed for a whole month after its last member joined.');
  return {
    period,
    cohorts: cohorts.map(({ cohort, customers, revenueByAge, activeByAge }) => ({
      cohort,
      customers,
      revenueByAge: revenueByAge.map(cents),
      activeByAge: activeByAge.map(sixDigits),
    })),
    comparison: comparisonPart(comparison),
  };
}

function comparisonPart(
  comparison: ValueReport['cohorts']['comparison'],
): Exclude<Summary['cohorts'], Unknown>['comparison'] {
  if (!comparison)
    return unknown(
      'No two stretches of newcomers can be compared at the same age: too few customers joined, or the data is too short.',
    );
  const side = ({ from, to, customers, revenuePerCustomer }: typeof comparison.newer) => ({
    cohorts: `${from} to ${to}`,
    customers,
    revenue: cents(revenuePerCustomer),
  });
  return {
    ageMonths: comparison.ageMonths,
    newer: side(comparison.newer),
    older: side(comparison.older),
    difference: cents(comparison.difference),
    interval: [cents(comparison.interval[0]), cents(comparison.interval[1])],
    verdict: comparison.verdict,
  };
}
