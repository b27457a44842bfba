import { monthOf } from '@attune/charts';
import { isUnknown, type Published, type Summary } from '../../published/published.ts';
import { strings } from '../../strings/index.ts';

type Known = Exclude<Summary['cohorts'], { reason: string }>;
export type Retention = Exclude<Known['retention'], { reason: string }>;
export type Retained = Retention['cohorts'][number];
export type Comparison = Known['comparisons'][number];
export type Contracts = Exclude<Summary['contracts'], { reason: string }>;

export interface CohortsShown {
  readonly published: Published;
  readonly retention: Retention;
  readonly comparisons: readonly Comparison[];
}

/** What a run tells of who stays; undefined where its history is too short. */
export function cohortsShown(published: Published): CohortsShown | undefined {
  const { cohorts } = published.summary;
  if (isUnknown(cohorts) || isUnknown(cohorts.retention)) return undefined;
  return { published, retention: cohorts.retention, comparisons: cohorts.comparisons };
}

/** "2024-07" → "Jul 2024", "2024-Q3" → "Q3 2024". */
export function cohortName(cohort: string): string {
  if (/^\d{4}-\d{2}$/.test(cohort)) return monthOf(cohort);
  return cohort.replace(/^(\d{4})-(Q[1-4])$/, '$2\u00A0$1');
}

/** The months that a period of age covers: "3–6", and "4" where it is a month. */
export const ageSpan = (age: number, ageMonths: number) =>
  ageMonths === 1 ? String(age) : `${age * ageMonths}–${(age + 1) * ageMonths}`;

/** A number in words; null is a group too small to be shown to this reader. */
export const shown = (value: number | null | undefined, write: (value: number) => string): string =>
  value === undefined ? strings.cohorts.notYet : value === null ? strings.cohorts.withheld : write(value);

/** An end of an interval, null where it is withheld. */
export const endOf = (interval: readonly [number, number] | null, end: 0 | 1): number | null =>
  interval === null ? null : interval[end];
