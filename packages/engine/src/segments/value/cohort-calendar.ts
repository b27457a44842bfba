import { daysAfter } from '../../warehouse/index.ts';

export type CohortPeriod = 'year' | 'quarter' | 'month';

/** How long after the beginning of the data a first purchase may still be one of many. */
export const blindDays = 90;

/** What the cohort of a day is called: 2024, 2024-Q3 or 2024-07. Names of one period sort by time. */
export function cohortName(day: string, period: CohortPeriod): string {
  const year = day.slice(0, 4);
  if (period === 'year') return year;
  if (period === 'month') return day.slice(0, 7);
  return `${year}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
}

export function lastDayOfMonth(firstDay: string): string {
  const [year, month] = [Number(firstDay.slice(0, 4)), Number(firstDay.slice(5, 7))];
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}

/** Nothing is known before the data begins, so its first cohorts hold old customers who look new. */
export function withoutBlind<Row extends { readonly cohort: string }>(
  cohorts: readonly Row[],
  firstDay: string,
  period: CohortPeriod,
): readonly Row[] {
  const blind = cohortName(daysAfter(firstDay, blindDays), period);
  const later = cohorts.filter(({ cohort }) => cohort > blind);
  return later.length > 0 ? later : cohorts;
}
