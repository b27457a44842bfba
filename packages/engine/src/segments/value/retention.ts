import { type Interval, type MeanSums, meanInterval, wilsonInterval } from '@attune/stats';
import type { Warehouse } from '../../warehouse/index.ts';
import { daysBetween } from '../../warehouse/index.ts';
import { type CohortPeriod, cohortName, lastDayOfMonth, withoutBlind } from './cohort-calendar.ts';
import { lastPurchaseAges, retentionSums } from './retention.sql.ts';

/** A share of a group, and how far chance alone could move it: 95 %. */
export interface RetainedShare {
  readonly customers: number;
  readonly share: number;
  readonly interval: readonly [number, number];
}

export interface RetentionCohort {
  /** 2024, 2024-Q3 or 2024-07. */
  readonly cohort: string;
  readonly customers: number;
  /** How many bought in that period of age; index 0 is the first. Only ages that all members have reached. */
  readonly active: readonly number[];
  /** How many bought then or later. Those who will yet come back are not among them. */
  readonly still: readonly number[];
  readonly value: readonly {
    /** Per customer, from the first purchase to the end of that period of age. */
    readonly mean: number;
    /** Absent where all members brought the same, or there is one. */
    readonly interval: readonly [number, number] | undefined;
  }[];
}

export interface RetentionReport {
  readonly period: CohortPeriod;
  /** How long a period of age is, in months of 30 days. */
  readonly ageMonths: number;
  readonly cohorts: readonly RetentionCohort[];
  /** All cohorts that have reached the age, each with the weight of its customers. */
  readonly curve: readonly {
    readonly age: number;
    readonly cohorts: number;
    readonly customers: number;
    readonly active: RetainedShare;
    readonly still: RetainedShare;
  }[];
}

const monthOfAge = 30;

/** As fine as a page can show: up to 18 rows of months, then quarters up to six years, then years. */
export function retentionPeriod(days: number): { readonly period: CohortPeriod; readonly ageMonths: number } {
  if (days <= 540) return { period: 'month', ageMonths: 1 };
  if (days <= 2200) return { period: 'quarter', ageMonths: 3 };
  return { period: 'year', ageMonths: 12 };
}

interface MonthSize {
  readonly month: string;
  readonly customers: number;
}

/** How many of each cohort still bought at each age, and what they had brought by then. */
export async function measureRetention(
  warehouse: Warehouse,
  sizes: readonly MonthSize[],
  { asOf, firstDay }: { readonly asOf: string; readonly firstDay: string },
): Promise<RetentionReport> {
  const { dialect } = warehouse;
  const { period, ageMonths } = retentionPeriod(daysBetween(firstDay, asOf));
  const ageDays = ageMonths * monthOfAge;
  const sums = await warehouse.rows(retentionSums(ageDays, dialect), {
    month: 'day',
    age: 'count',
    buyers: 'count',
    revenue: 'money',
    squares: 'number',
  });
  const last = await warehouse.rows(lastPurchaseAges(ageDays, dialect), {
    month: 'day',
    age: 'count',
    customers: 'count',
  });
  const isOf = (name: string) => (row: { readonly month: string }) => cohortName(row.month, period) === name;
  const names = [...new Set(sizes.map(({ month }) => cohortName(month, period)))];
  const all = names.flatMap((name) => {
    const members = sizes.filter(isOf(name));
    const customers = members.reduce((sum, row) => sum + row.customers, 0);
    // The youngest member may have joined on the last day of the last month.
    const joined = lastDayOfMonth(members.at(-1)!.month);
    const ages = Math.floor((daysBetween(joined, asOf) + 1) / ageDays);
    if (ages < 1) return [];
    return [cohortOf(name, customers, ages, sums.filter(isOf(name)), last.filter(isOf(name)))];
  });
  const cohorts = withoutBlind(all, firstDay, period);
  return { period, ageMonths, cohorts, curve: curveOf(cohorts) };
}

interface AgeSums {
  readonly age: number;
  readonly buyers: number;
  readonly revenue: number;
  readonly squares: number;
}

function cohortOf(
  cohort: string,
  customers: number,
  ages: number,
  sums: readonly AgeSums[],
  last: readonly { readonly age: number; readonly customers: number }[],
): RetentionCohort {
  const [active, revenue, squares] = [0, 0, 0].map(() => new Array<number>(ages).fill(0)) as [
    number[],
    number[],
    number[],
  ];
  for (const row of sums) {
    if (row.age >= ages) continue;
    active[row.age]! += row.buyers;
    // Whole ten-thousandths: sums of doubles would depend on their order.
    revenue[row.age]! += Math.round(row.revenue * 10_000);
    squares[row.age]! += row.squares;
  }
  const still = active.map((_, at) =>
    last.reduce((sum, { age, customers: there }) => sum + (age >= at ? there : 0), 0),
  );
  let [sum, sumOfSquares] = [0, 0];
  const value = revenue.map((amount, age) => {
    sum += amount;
    sumOfSquares += squares[age]!;
    return meanOf({ n: customers, sum: sum / 10_000, sumOfSquares: sumOfSquares / 10_000 });
  });
  return { cohort, customers, active, still, value };
}

/** A mean with its interval. Squares come rounded: of tiny amounts they may fall below what any values could have. */
function meanOf({ n, sum, sumOfSquares }: MeanSums): RetentionCohort['value'][number] {
  const found = meanInterval({ n, sum, sumOfSquares: Math.max(sumOfSquares, (sum * sum) / n) });
  return { mean: sum / n, interval: found.ok ? [found.low, found.high] : undefined };
}

function curveOf(cohorts: readonly RetentionCohort[]): RetentionReport['curve'] {
  const oldest = Math.max(0, ...cohorts.map(({ active }) => active.length));
  return Array.from({ length: oldest }, (_, age) => {
    const there = cohorts.filter(({ active }) => active.length > age);
    const customers = there.reduce((sum, cohort) => sum + cohort.customers, 0);
    const share = (of: 'active' | 'still') =>
      shareOf(
        there.reduce((sum, cohort) => sum + cohort[of][age]!, 0),
        customers,
      );
    return { age, cohorts: there.length, customers, active: share('active'), still: share('still') };
  });
}

function shareOf(successes: number, trials: number): RetainedShare {
  const found = wilsonInterval({ successes, trials }) as Interval;
  return { customers: successes, share: found.estimate, interval: [found.low, found.high] };
}
