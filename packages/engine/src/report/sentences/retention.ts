import { number, percent, percentRange } from '@attune/charts';
import type { ReportContext } from '../context.ts';
import { isUnknown, type SharedSummary, type Summary } from '../summary.ts';
import { counted, listed } from './counting.ts';

type Cohorts = Exclude<Summary['cohorts'], { value: null }>;
export type Retention = Exclude<Cohorts['retention'], { value: null }>;
type Point = Retention['curve'][number];

/** Fewer customers say little of how many stay. */
const fewestTold = 30;

/** The age that is told: a year, or the greatest below it of which enough customers tell. */
export function toldPoint({ ageMonths, curve }: Retention): Point | undefined {
  const enough = curve.filter(({ age, customers }) => age > 0 && customers >= fewestTold);
  return enough.findLast(({ age }) => age * ageMonths <= 12) ?? enough[0];
}

/** "3–6": the months after the first purchase that a period of age covers. */
export const ageSpan = (age: number, ageMonths: number) =>
  ageMonths === 1 ? String(age) : `${age * ageMonths}–${(age + 1) * ageMonths}`;

/** "months 12 to 15 after the first purchase", "month 6": the first is counted as nought. */
const stretch = (age: number, ageMonths: number) =>
  ageMonths === 1 ? `month ${age}` : `months ${age * ageMonths} to ${(age + 1) * ageMonths}`;

export function retentionHeading(retention: Retention): string {
  const point = toldPoint(retention);
  if (!point) return 'We cannot tell yet who stays';
  const after = counted(point.age * retention.ageMonths, 'month');
  return `${after} after the first purchase, at least ${percent(point.still)} of customers are there still`;
}

/** What the heading rests on, and what it leaves open. */
export function retentionSentences(retention: Retention): readonly string[] {
  const point = toldPoint(retention);
  if (!point) return [`No group of ${fewestTold} customers has been observed beyond its first period.`];
  const { customers, active, activeInterval, still, stillInterval, age } = point;
  return [
    `Of ${counted(customers, 'customer')} observed so long, ${percent(active)} bought in ${stretch(age, retention.ageMonths)} after their first purchase (${percentRange(activeInterval)}, 95\u00A0% interval); ${percent(still)} bought then or later (${percentRange(stillInterval)}).`,
    'Who comes back after a longer pause is not counted yet: the share that is there still can only rise, most of all at the ends of the lines.',
  ];
}

/** At which ages newer customers differ, after correction for looking at several. */
export function comparisonsSentence({ money }: ReportContext, { comparisons }: Cohorts): string | undefined {
  if (comparisons.length < 2) return undefined;
  const months = (rows: Cohorts['comparisons']) => listed(rows.map(({ ageMonths }) => String(ageMonths)));
  const shown = comparisons.filter(({ verdict }) => verdict !== 'no difference shown');
  const looked = `Looked at after ${months(comparisons)} months`;
  if (shown.length === 0)
    return `${looked}, no age shows a difference: a correction for the ${number(comparisons.length)} looks is made.`;
  const told = shown.map(
    ({ ageMonths, difference }) => `${money.signed(difference)} each after ${counted(ageMonths, 'month')}`,
  );
  return `${looked}, newer customers differ from those of a year before by ${listed(told)}; for ${number(comparisons.length)} looks a correction is made${shown.length < comparisons.length ? ', and the other ages show no difference' : ''}.`;
}

/** Whether the data says anything of who stays. */
export function knownRetention({ cohorts }: Summary): Retention | undefined {
  return isUnknown(cohorts) || isUnknown(cohorts.retention) ? undefined : cohorts.retention;
}

/** What the words tell, as a reader may see it: nothing is said where part of it is withheld. */
export function retentionSpokenOf(summary: Summary, { cohorts }: SharedSummary): unknown {
  const retention = knownRetention(summary);
  const point = retention && toldPoint(retention);
  if (isUnknown(cohorts) || isUnknown(cohorts.retention) || !point) return [];
  return [cohorts.retention.curve[point.age], cohorts.comparisons];
}
