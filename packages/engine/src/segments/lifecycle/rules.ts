import { percent } from '@attune/charts';
import type { LifecycleReport, LifecycleState } from './lifecycle.ts';

/** The rules in words, with the thresholds that this base taught, in the order in which they are tried. */
export function lifecycleRules(
  { limits, mature }: Pick<LifecycleReport, 'limits' | 'mature'>,
  settings: {
    readonly newQuantile: number;
    readonly dormantQuantile: number;
    readonly lapsedReturnShare: number;
  },
): { readonly state: LifecycleState; readonly rule: string }[] {
  const { newDays, lapsedDays, decliningProbability, steadyBand } = limits;
  return [
    {
      state: 'new',
      rule:
        newDays === undefined
          ? 'Nobody: no customer has made a second purchase yet, so there is nothing to tell new from gone.'
          : `Bought once, at most ${newDays} days ago: ${percent(settings.newQuantile)} of second purchases came within that time.`,
    },
    {
      state: 'lapsed',
      rule:
        lapsedDays === undefined
          ? 'Nobody: the history is too short to show a silence from which hardly anyone comes back.'
          : `Silent for more than ${lapsedDays} days: fewer than ${percent(settings.lapsedReturnShare)} came back after such a silence, as far as this history shows.`,
    },
    {
      state: 'dormant',
      rule:
        limits.gaps === undefined
          ? 'Bought once and no longer new; there are too few repeat purchases to say what silence is usual.'
          : `Silent for longer than ${percent(settings.dormantQuantile)} of this customer's own gaps between purchases; with few gaps, those of the other customers count too. Who bought once is dormant when no longer new.`,
    },
    {
      state: 'declining',
      rule: `Still buying, but the purchase rate fell with a probability of at least ${percent(decliningProbability)}.`,
    },
    {
      state: 'mature',
      rule: mature
        ? `Customer for at least ${mature.tenure} days, with at least ${mature.purchases} purchase days (the medians of those still buying), and at a steady rate: the probability that it fell lies between ${percent(steadyBand[0])} and ${percent(steadyBand[1])}.`
        : 'Nobody: no customer is still buying.',
    },
    { state: 'active', rule: 'Everybody else who is still buying.' },
  ];
}
