import type { ValueReport } from '../../segments/index.ts';
import type { Summary, Unknown } from '../summary.ts';
import { cents, sixDigits } from './rounding.ts';
import { unknown } from './unknown.ts';

type Cohorts = ValueReport['cohorts'];
type Known = Exclude<Summary['cohorts'], Unknown>;

/** Who stays a customer, and whether newer customers are better than older ones were at the same age. */
export function cohortsPart({
  cohorts: { period, cohorts, comparison, comparisons, retention },
}: ValueReport): Summary['cohorts'] {
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
    comparison: comparison
      ? comparisonPart(comparison)
      : unknown(
          'No two stretches of newcomers can be compared at the same age: too few customers joined, or the data is too short.',
        ),
    comparisons: comparisons.map((one) => ({
      ...comparisonPart(one),
      pValue: sixDigits(one.pValue),
      adjustedPValue: sixDigits(one.adjustedPValue),
    })),
    retention: retentionPart(retention),
  };
}

function comparisonPart(comparison: Cohorts['comparisons'][number]): Exclude<Known['comparison'], Unknown> {
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
    interval: each(comparison.interval, cents),
    verdict: comparison.verdict,
  };
}

function retentionPart({ period, ageMonths, cohorts, curve }: Cohorts['retention']): Known['retention'] {
  if (curve.length < 2)
    return unknown(
      `Everybody buys in the first ${ageMonths === 1 ? 'month' : `${ageMonths} months`} of being a customer, and no group of newcomers has been observed for twice as long.`,
    );
  return {
    period,
    ageMonths,
    cohorts: cohorts.map(({ cohort, customers, active, still, value }) => ({
      cohort,
      customers,
      active: active.map((n) => sixDigits(n / customers)),
      still: still.map((n) => sixDigits(n / customers)),
      revenue: value.map(({ mean }) => cents(mean)),
      revenueInterval: value.map(({ interval }) => (interval ? each(interval, cents) : allAlike)),
    })),
    curve: curve.map(({ age, cohorts, customers, active, still }) => ({
      age,
      cohorts,
      customers,
      active: sixDigits(active.share),
      activeInterval: each(active.interval, sixDigits),
      still: sixDigits(still.share),
      stillInterval: each(still.interval, sixDigits),
    })),
  };
}

const allAlike = unknown('All of them brought the same, or there is one: nothing says how far chance goes.');

const each = ([low, high]: readonly [number, number], write: (end: number) => number): [number, number] => [
  write(low),
  write(high),
];
