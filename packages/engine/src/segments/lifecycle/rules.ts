import { percent } from '@attune/charts';
import type { LifecycleReport, LifecycleState } from './lifecycle.ts';

const days = (count: number) => (count === 1 ? '1 day' : `${count} days`);

/** The rules in words, with the thresholds that this base taught, in the order in which they are tried. */
export function lifecycleRules(
  { limits, mature }: Pick<LifecycleReport, 'limits' | 'mature'>,
  settings: {
    readonly newQuantile: number;
    readonly dormantQuantile: number;
    readonly lapsedReturnShare: number;
  },
): { readonly state: LifecycleState; readonly rule: string }[] {
  const { newDays, lapsedDays, ratesKnown, decliningProbability, steadyBand } = limits;
  const noRates = 'Nobody: customers buy too seldom, or too much alike, to tell a changed rate from chance.';
  return [
    {
      state: 'new',
      rule:
        newDays === undefined
          ? 'Nobody: no customer has made a second purchase yet, so there is nothing to tell new from gone.'
          : `Bought once, at most ${days(newDays)} ago: ${percent(settings.newQuantile)} of second purchases came within that time.`,
    },
    {
      state: 'lapsed',
      rule:
        lapsedDays === undefined
          ? `Nobody: this history shows no silence after which fewer than ${percent(settings.lapsedReturnShare)} of enough customers came back.`
          : `Silent for more than ${days(lapsedDays)}: fewer than ${percent(settings.lapsedReturnShare)} came back after such a silence, as far as this history shows.`,
    },
    { state: 'dormant', rule: dormantRule({ limits }, settings.dormantQuantile) },
    {
      state: 'declining',
      rule: ratesKnown
        ? `Still buying, but the purchase rate fell with a probability of at least ${percent(decliningProbability)}.`
        : noRates,
    },
    { state: 'mature', rule: matureRule({ mature, ratesKnown, steadyBand }, noRates) },
    { state: 'active', rule: 'Everybody else who is still buying.' },
  ];
}

function dormantRule({ limits }: Pick<LifecycleReport, 'limits'>, quantile: number): string {
  const returned = 'So is who only returned something.';
  if (limits.gaps !== undefined)
    return `Silent for longer than ${percent(quantile)} of this customer's own gaps between purchases; with few gaps, those of the other customers count too. Who bought once is dormant when no longer new. ${returned}`;
  return limits.newDays === undefined
    ? 'Only who returned something: nobody has bought twice, so no silence can be called unusual.'
    : `Silent for more than ${days(limits.newDays)}, whoever it is: there are too few repeat purchases to say what silence is usual for one customer. ${returned}`;
}

function matureRule(
  {
    mature,
    ratesKnown,
    steadyBand,
  }: { mature: LifecycleReport['mature']; ratesKnown: boolean; steadyBand: readonly [number, number] },
  noRates: string,
): string {
  if (!ratesKnown) return noRates;
  if (mature === undefined) return 'Nobody: no customer is still buying without decline.';
  return `Customer for at least ${days(mature.tenure)}, with at least ${mature.purchases} purchase ${mature.purchases === 1 ? 'day' : 'days'} (the medians of those still buying without decline), and at a steady rate: the probability that it fell lies between ${percent(steadyBand[0])} and ${percent(steadyBand[1])}.`;
}
