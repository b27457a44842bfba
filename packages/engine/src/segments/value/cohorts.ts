import { welchInterval } from '@attune/stats';
import { day, type Warehouse } from '../../warehouse/index.ts';
import { cohortMonths, cohortSizes, revenueAtAge } from './cohorts.sql.ts';

export type CohortPeriod = 'year' | 'quarter' | 'month';

export interface Cohort {
  /** 2024, 2024-Q3 or 2024-07. */
  readonly cohort: string;
  readonly customers: number;
  /** Per customer, cumulated; index is the age in months of 30 days. Only ages that all members have reached. */
  readonly revenueByAge: readonly number[];
  /** Share of the cohort that bought in that month of age. */
  readonly activeByAge: readonly number[];
}

/** Customers who joined in one stretch of time, and what they spent by an age. */
export interface CohortSide {
  readonly from: string;
  readonly to: string;
  readonly customers: number;
  readonly revenuePerCustomer: number;
}

export interface CohortComparison {
  readonly ageMonths: number;
  readonly newer: CohortSide;
  readonly older: CohortSide;
  readonly difference: number;
  readonly interval: readonly [number, number];
  readonly verdict: 'better' | 'worse' | 'no difference shown';
}

export interface CohortReport {
  readonly period: CohortPeriod;
  readonly cohorts: readonly Cohort[];
  /** Absent where no two stretches of newcomers can be compared at one age. */
  readonly comparison: CohortComparison | undefined;
}

interface CohortOptions {
  readonly asOf: string;
  readonly firstDay: string;
}

const dayLength = 86_400_000;
const monthOfAge = 30;
/** How long after the beginning of the data a first purchase may still be one of many. */
export const blindDays = 90;

const addDays = (day: string, days: number) =>
  new Date(Date.parse(day) + days * dayLength).toISOString().slice(0, 10);
const span = (from: string, to: string) => Math.round((Date.parse(to) - Date.parse(from)) / dayLength);

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
  const history = span(options.firstDay, options.asOf);
  const period: CohortPeriod = history > 900 ? 'year' : history > 270 ? 'quarter' : 'month';
  const curves = cohortCurves(period, sizes, months, options.asOf);
  // Nothing is known before the data begins, so its first cohorts hold old customers who look new.
  const blind = cohortName(addDays(options.firstDay, blindDays), period);
  const later = curves.filter(({ cohort }) => cohort > blind);
  return {
    period,
    cohorts: later.length > 0 ? later : curves,
    comparison: await newerAgainstOlder(warehouse, options),
  };
}

function cohortName(month: string, period: CohortPeriod): string {
  const year = month.slice(0, 4);
  if (period === 'year') return year;
  if (period === 'month') return month.slice(0, 7);
  return `${year}-Q${Math.ceil(Number(month.slice(5, 7)) / 3)}`;
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
    const ages = Math.floor((span(lastJoined, asOf) + 1) / monthOfAge);
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

function lastDayOfMonth(firstDay: string): string {
  const [year, month] = [Number(firstDay.slice(0, 4)), Number(firstDay.slice(5, 7))];
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}

/**
 * Age and length of the two stretches, in days; the first that the history can carry is used. The older stretch lies a
 * year before the newer one, so that Christmas shoppers are compared with Christmas shoppers.
 */
const designs = [
  { age: 360, stretch: 365 },
  { age: 180, stretch: 365 },
  { age: 180, stretch: 182 },
  { age: 90, stretch: 182 },
  { age: 90, stretch: 91 },
  { age: 30, stretch: 91 },
  { age: 30, stretch: 30 },
] as const;
const seasonDays = 365;

const fewest = 30;

async function newerAgainstOlder(
  warehouse: Warehouse,
  { asOf, firstDay }: CohortOptions,
): Promise<CohortComparison | undefined> {
  for (const { age, stretch } of designs) {
    const newerTo = addDays(asOf, -age);
    const newerFrom = addDays(newerTo, 1 - stretch);
    const olderTo = addDays(newerTo, -seasonDays);
    const olderFrom = addDays(olderTo, 1 - stretch);
    if (olderFrom < addDays(firstDay, blindDays)) continue;
    const newer = await side(warehouse, newerFrom, newerTo, age);
    const older = await side(warehouse, olderFrom, olderTo, age);
    if (newer.n < fewest || older.n < fewest) continue;
    const difference = welchInterval(newer, older);
    if (!difference.ok) continue;
    const { estimate, low, high } = difference;
    return {
      ageMonths: age / monthOfAge,
      newer: {
        from: newerFrom,
        to: newerTo,
        customers: newer.n,
        revenuePerCustomer: newer.sum / newer.n,
      },
      older: { from: olderFrom, to: olderTo, customers: older.n, revenuePerCustomer: older.sum / older.n },
      difference: estimate,
      interval: [low, high],
      verdict: low > 0 ? 'better' : high < 0 ? 'worse' : 'no difference shown',
    };
  }
  return undefined;
}

async function side(warehouse: Warehouse, from: string, to: string, age: number) {
  const [row] = await warehouse.rows(revenueAtAge(day(from), day(to), age, warehouse.dialect), {
    customers: 'count',
    revenue: 'money',
    squares: 'number',
  });
  return { n: row?.customers ?? 0, sum: row?.revenue ?? 0, sumOfSquares: (row?.squares ?? 0) / 10_000 };
}
