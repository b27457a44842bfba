import type { Warehouse } from '../../warehouse/index.ts';
import { daysBetween } from '../../warehouse/index.ts';
import { type CohortComparison, compareAtAges, mainComparison } from './age-comparisons.ts';
import { type CohortPeriod, cohortName, lastDayOfMonth, withoutBlind } from './cohort-calendar.ts';
import { cohortMonths, cohortSizes } from './cohorts.sql.ts';
import { measureRetention, type RetentionReport } from './retention.ts';

export interface Cohort {
  /** 2024, 2024-Q3 or 2024-07. */
  readonly cohort: string;
  readonly customers: number;
  /** Per customer, cumulated; index is the age in months of 30 days. Only ages that all members have reached. */
  readonly revenueByAge: readonly number[];
  /** Share of the cohort that bought in that month of age. */
  readonly activeByAge: readonly number[];
}

export interface CohortReport {
  readonly period: CohortPeriod;
  readonly cohorts: readonly Cohort[];
  /** Absent where no two stretches of newcomers can be compared at one age. */
  readonly comparison: CohortComparison | undefined;
  /** The same at every age that can be compared, the one above among them. */
  readonly comparisons: readonly CohortComparison[];
  readonly retention: RetentionReport;
}

interface CohortOptions {
  readonly asOf: string;
  readonly firstDay: string;
}

const monthOfAge = 30;

/** Are newer customers better or worse than older ones at the same age? */
export async function compareCohorts(warehouse: Warehouse, options: CohortOptions): Promise<CohortReport> {
  const { dialect } = warehouse;
  const sizes = await warehouse.rows(cohortSizes(dialect), { month: 'day', customers: 'count' });
  const months = await warehouse.rows(cohortMonths(dialect), {
    month: 'day',
    age: 'count',
    revenue: 'money',
    buyers: 'count',
  });
  const history = daysBetween(options.firstDay, options.asOf);
  const period: CohortPeriod = history > 900 ? 'year' : history > 270 ? 'quarter' : 'month';
  const curves = cohortCurves(period, sizes, months, options.asOf);
  const comparisons = await compareAtAges(warehouse, options);
  return {
    period,
    cohorts: withoutBlind(curves, options.firstDay, period),
    comparison: mainComparison(comparisons),
    comparisons,
    retention: await measureRetention(warehouse, sizes, options),
  };
}

function cohortCurves(
  period: CohortPeriod,
  sizes: readonly { readonly month: string; readonly customers: number }[],
  months: readonly {
    readonly month: string;
    readonly age: number;
    readonly revenue: number;
    readonly buyers: number;
  }[],
  asOf: string,
): Cohort[] {
  const names = [...new Set(sizes.map(({ month }) => cohortName(month, period)))];
  return names.flatMap((name) => {
    const members = sizes.filter(({ month }) => cohortName(month, period) === name);
    const customers = members.reduce((sum, row) => sum + row.customers, 0);
    // The youngest member may have joined on the last day of the last month.
    const lastMonth = members.at(-1)?.month ?? asOf;
    const lastJoined = lastDayOfMonth(lastMonth);
    const ages = Math.floor((daysBetween(lastJoined, asOf) + 1) / monthOfAge);
    if (ages < 1) return [];
    const revenue = new Array<number>(ages).fill(0);
    const buyers = new Array<number>(ages).fill(0);
    for (const row of months) {
      if (row.age >= ages || cohortName(row.month, period) !== name) continue;
      revenue[row.age]! += row.revenue;
      buyers[row.age]! += row.buyers;
    }
    let cumulated = 0;
    return [
      {
        cohort: name,
        customers,
        revenueByAge: revenue.map((amount) => {
          cumulated += amount;
          return cumulated / customers;
        }),
        activeByAge: buyers.map((count) => count / customers),
      },
    ];
  });
}
