import { day, monthOf } from '@attune/charts';
import { isBlind } from '../blind-days.ts';
import type { ReportContext } from '../context.ts';
import { isUnknown, type Summary } from '../summary.ts';
import { counted, readable } from './counting.ts';

type Cohorts = Exclude<Summary['cohorts'], { value: null }>;
type Comparison = Exclude<Cohorts['comparison'], { value: null }>;

/** "2024-07" → "Jul 2024", "2024-Q3" → "Q3 2024". */
export function cohortName(cohort: string): string {
  if (/^\d{4}-\d{2}$/.test(cohort)) return monthOf(cohort);
  return cohort.replace(/^(\d{4})-(Q[1-4])$/, '$2\u00A0$1');
}

export function cohortsHeading({ money }: ReportContext, cohorts: Cohorts): string {
  const { comparison } = cohorts;
  if (isUnknown(comparison)) return 'We cannot tell yet whether newer customers are better';
  const by = `by ${counted(comparison.ageMonths, 'month')}`;
  if (comparison.verdict === 'no difference shown')
    return `Newer and older customers: no difference shown ${by}`;
  const size = money.short(Math.abs(comparison.difference));
  return `Newer customers bring about ${size} ${comparison.verdict === 'better' ? 'more' : 'less'} each ${by}`;
}

/** Says what was compared, and between which ends the difference may lie. */
export function comparisonSentence({ money }: ReportContext, comparison: Comparison): string {
  const { newer, older, ageMonths, interval, verdict } = comparison;
  const write = money.alike([newer.revenue, older.revenue]);
  const sides =
    `${counted(newer.customers, 'customer')} who first bought ${readable(newer.cohorts)} brought ${write(newer.revenue)} each in their first ` +
    `${counted(ageMonths, 'month')}; ${counted(older.customers, 'customer')} who first bought ${readable(older.cohorts)} brought ${write(older.revenue)}.`;
  const ends = alikeEnds(money, interval);
  const isApart = interval[0] > 0 || interval[1] < 0;
  const reading =
    verdict !== 'no difference shown'
      ? `The difference is likely between ${ends}.`
      : isApart
        ? `Alone it would lie between ${ends}; but several ages were compared, and one of them may look so by chance. So none is shown.`
        : `The difference may be anything between ${ends}, so none is shown.`;
  return `${sides} ${reading}`;
}

/** Nothing is known before the data begins; said where the only groups there are stand at its beginning. */
export function olderCustomersSentence({ summary }: ReportContext, { cohorts }: Cohorts): string | undefined {
  const [first] = cohorts;
  if (!first || !isBlind(first.cohort, summary.firstDay)) return undefined;
  return (
    `These groups may hold older customers who only look new: the data begins on ${day(summary.firstDay)}, and no later ` +
    'group has been observed long enough.'
  );
}

function alikeEnds(money: ReportContext['money'], interval: readonly [number, number]): string {
  const write = money.alike(interval);
  const signed = (value: number) => (value > 0 ? `+${write(value)}` : write(value));
  return `${signed(interval[0])} and ${signed(interval[1])} (95\u00A0% interval)`;
}
