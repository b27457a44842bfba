import { day, number, percent, percentRange } from '@attune/charts';
import { isUnknown, type SharedSummary, type Summary } from '../summary.ts';
import { asSentence, counted } from './counting.ts';

export type Contracts = Exclude<Summary['contracts'], { value: null }>;

/** Fewer renewals that were due say little. */
const fewestDue = 30;

/** The latest renewal of which enough customers tell. */
function toldPoint({ curve }: Contracts): Contracts['curve'][number] | undefined {
  return curve.findLast(({ due }) => due >= fewestDue) ?? curve[0];
}

export function contractsHeading(contracts: Contracts): string {
  const point = toldPoint(contracts);
  if (!point) return 'We cannot tell yet who stays under contract';
  return `Of 100 new customers under contract ${number(100 * point.survival)} are left after ${counted(point.renewals, 'renewal')}`;
}

/** From whom that is known, what is expected, how well that was foretold before, and what to know. */
export function contractsSentences(contracts: Contracts): readonly string[] {
  const { customers, lost, returned, payingMore, leftOut, startsKnown, periodDays, graceDays, model } =
    contracts;
  const point = toldPoint(contracts);
  const interval =
    point && !isUnknown(point.interval) ? ` (${percentRange(point.interval)}, 95\u00A0% interval)` : '';
  const kept = point ? `${percent(point.survival)} of new customers are left then${interval}. ` : '';
  const counts =
    `${kept}${counted(customers, 'customer')} are counted, who pay every ${counted(periodDays, 'day')}; ` +
    `${counted(lost, 'customer')} ${lost === 1 ? 'is' : 'are'} lost, because no payment came within the period and ${counted(graceDays, 'day')} of grace.`;
  const notes = [
    returned > 0 && `${counted(returned, 'customer')} paid again after that, and stay counted as lost.`,
    leftOut > 0 &&
      `${counted(leftOut, 'customer')} may have begun before the data does, and ${leftOut === 1 ? 'is' : 'are'} left out.`,
    !startsKnown &&
      'All of them may have begun before the data does: then they are older customers than they look, and new ones leave sooner.',
    payingMore > 0.2 * customers &&
      `${counted(payingMore, 'customer')} paid more than once a period: the period in the playbook may be wrong.`,
  ].filter((note) => note !== false);
  return [counts, ...(notes.length > 0 ? [notes.join(' ')] : []), ...modelSentences(model)];
}

function modelSentences(model: Contracts['model']): readonly string[] {
  if (isUnknown(model)) return [`How many will stay cannot be said: ${lower(asSentence(model.reason))}`];
  const { projection, lifetimes, holdout, notes } = model;
  const [first, last] = [lifetimes[0], projection.at(-1)];
  const ahead = last
    ? `Of new customers ${percent(last.share)} are expected to be left after ${counted(last.renewals, 'renewal')}. `
    : '';
  const each = first
    ? `Of the next ${counted(first.next, 'renewal')} a new customer is expected to make ${number(first.expected, 1)} (${number(first.interval[0], 1)} to ${number(first.interval[1], 1)}).`
    : '';
  const tested = isUnknown(holdout)
    ? `That could not be tested on what came later. ${asSentence(holdout.reason)}`
    : `Tested on what came after ${day(holdout.from)}: of ${counted(holdout.due, 'renewal')} then due, ${number(holdout.predicted)} were foretold (${number(holdout.interval[0])} to ${number(holdout.interval[1])}), ${number(holdout.actual)} were made; a rate as before would have said ${number(holdout.naive)}.`;
  const expected = `${ahead}${each}`.trim();
  return [...(expected === '' ? [] : [expected]), tested, ...notes];
}

const lower = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);

/** What the words tell, as a reader may see it: nothing is said where part of it is withheld. */
export function contractsSpokenOf({ contracts }: Summary, shared: SharedSummary): unknown {
  if (isUnknown(contracts) || isUnknown(shared.contracts)) return [];
  const { curve, cohorts: _, ...rest } = shared.contracts;
  const point = toldPoint(contracts);
  return [rest, point && curve[point.renewals - 1]];
}
