import { holm, welchInterval, welchTest } from '@attune/stats';
import { day, daysAfter, type Warehouse } from '../../warehouse/index.ts';
import { blindDays } from './cohort-calendar.ts';
import { revenueAtAge } from './cohorts.sql.ts';

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
  /** 95 %, of this age alone. */
  readonly interval: readonly [number, number];
  readonly pValue: number;
  /** Corrected for all the ages that are compared. */
  readonly adjustedPValue: number;
  /** By the corrected value: a difference that one of several looks may show by chance is not shown. */
  readonly verdict: 'better' | 'worse' | 'no difference shown';
}

const monthOfAge = 30;
const ages = [30, 90, 180, 360, 720, 1080] as const;
/** How many days the two stretches last; the longest that the history can carry is used. */
const stretches = [365, 182, 91, 30] as const;
/** The older stretch lies a year before the newer one, so that Christmas shoppers meet Christmas shoppers. */
const seasonDays = 365;
const fewest = 30;
const significance = 0.05;

/** Newcomers against those of a year before, at every age that the history holds for both. */
export async function compareAtAges(
  warehouse: Warehouse,
  options: { readonly asOf: string; readonly firstDay: string },
): Promise<readonly CohortComparison[]> {
  const found = [];
  for (const age of ages) {
    const at = await newerAgainstOlder(warehouse, age, options);
    if (at) found.push(at);
  }
  const adjusted = holm(Float64Array.from(found, ({ pValue }) => pValue));
  return found.map((at, i) => {
    const isShown = adjusted[i]! < significance;
    const verdict = isShown ? (at.difference > 0 ? 'better' : 'worse') : 'no difference shown';
    return { ...at, adjustedPValue: adjusted[i]!, verdict };
  });
}

/** The comparison that is told first: at a year, or the greatest age below it; over a year of newcomers if it can be. */
export function mainComparison(comparisons: readonly CohortComparison[]): CohortComparison | undefined {
  const isWhole = ({ newer }: CohortComparison) => daysAfter(newer.from, seasonDays - 1) <= newer.to;
  const year = comparisons.find(({ ageMonths }) => ageMonths === 12);
  return year && isWhole(year) ? year : comparisons.findLast(({ ageMonths }) => ageMonths < 12);
}

async function newerAgainstOlder(
  warehouse: Warehouse,
  age: number,
  { asOf, firstDay }: { readonly asOf: string; readonly firstDay: string },
): Promise<Omit<CohortComparison, 'adjustedPValue' | 'verdict'> | undefined> {
  const newerTo = daysAfter(asOf, -age);
  const olderTo = daysAfter(newerTo, -seasonDays);
  for (const stretch of stretches) {
    if (stretch < Math.min(age, 182)) continue;
    const newerFrom = daysAfter(newerTo, 1 - stretch);
    const olderFrom = daysAfter(olderTo, 1 - stretch);
    if (olderFrom < daysAfter(firstDay, blindDays)) continue;
    const newer = await side(warehouse, newerFrom, newerTo, age);
    const older = await side(warehouse, olderFrom, olderTo, age);
    if (newer.n < fewest || older.n < fewest) continue;
    const difference = welchInterval(newer, older);
    const test = welchTest(newer, older);
    if (!difference.ok || !test.ok) continue;
    return {
      ageMonths: age / monthOfAge,
      newer: {
        from: newerFrom,
        to: newerTo,
        customers: newer.n,
        revenuePerCustomer: newer.sum / newer.n,
      },
      older: { from: olderFrom, to: olderTo, customers: older.n, revenuePerCustomer: older.sum / older.n },
      difference: difference.estimate,
      interval: [difference.low, difference.high],
      pValue: test.pValue,
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
  const [n, sum] = [row?.customers ?? 0, row?.revenue ?? 0];
  // Squares come rounded: of tiny amounts they may fall below what any values could have.
  return { n, sum, sumOfSquares: Math.max((row?.squares ?? 0) / 10_000, n > 0 ? (sum * sum) / n : 0) };
}
