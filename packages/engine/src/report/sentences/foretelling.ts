import { day, number, percent } from '@attune/charts';
import type { ReportContext } from '../context.ts';
import { isUnknown } from '../summary.ts';
import { asSentence, counted, ended, firstSmall } from './counting.ts';
import type { Lifetime } from './lifetime.ts';

type Holdout = Exclude<Lifetime['holdout'], { value: null }>;

/** "3 % too few", "21 % too many", "as many as there were". */
export function missed(expected: number, actual: number): string {
  if (actual === 0) return expected >= 0.5 ? 'too many' : 'as many as there were';
  const bias = expected / actual - 1;
  if (Math.abs(bias) < 0.005) return 'as many as there were';
  return `${percent(Math.abs(bias))} too ${bias > 0 ? 'many' : 'few'}`;
}

/** Which was nearer, the forecast or the simple guess: to the sum, and to each customer on average. */
function nearer({ predicted, actual, naive, meanAbsoluteError }: Holdout) {
  return {
    sum: Math.abs(predicted - actual) <= Math.abs(naive - actual),
    each: meanAbsoluteError.model <= meanAbsoluteError.naive,
  };
}

export function foretellingHeading(holdout: Holdout): string {
  const { predicted, actual, naive } = holdout;
  const { sum, each } = nearer(holdout);
  if (sum && each)
    return `Tried on the past, the forecast was nearer than a simple guess: ${missed(predicted, actual)}, against ${missed(naive, actual)}`;
  if (!sum && !each)
    return `A simple guess foretold the past better than the forecast: ${missed(naive, actual)}, against ${missed(predicted, actual)}`;
  return sum
    ? 'Tried on the past, the forecast was nearer in all, but a simple guess was nearer for each customer'
    : 'Tried on the past, the forecast was nearer for each customer, but a simple guess was nearer in all';
}

export function foretellingMeaning(
  { money }: ReportContext,
  { split, holdout }: Lifetime,
): readonly string[] {
  if (isUnknown(holdout)) return [asSentence(holdout.reason)];
  const { predicted, actual, naive, naiveRule, meanAbsoluteError, coverage } = holdout;
  const each = (purchases: number) => number(purchases, 2);
  const told =
    `From what was known on ${day(split.calibrationEnd)}, ${counted(Math.round(predicted), 'further purchase')} of ${counted(holdout.customers, 'customer')} were foretold for ` +
    `${day(holdout.from)} to ${day(holdout.to)}; there were ${number(Math.round(actual))}. The simple guess was ${number(Math.round(naive))}: ${firstSmall(ended(naiveRule))}`;
  const ranges =
    `For one customer, the forecast was off by ${each(meanAbsoluteError.model)} purchases on average, the simple guess by ${each(meanAbsoluteError.naive)}. ` +
    `${percent(coverage)} of customers bought as often as the 95\u00A0% range of their forecast says${coverage < 0.9 ? ': fewer than it promises' : ''}.`;
  const value = isUnknown(holdout.money)
    ? undefined
    : `Those purchases brought ${money.short(holdout.money.actual)}; ${money.short(holdout.money.predicted)} was foretold.`;
  return [
    told,
    value === undefined ? ranges : `${ranges} ${value}`,
    `The time that was learned from ends on ${day(split.calibrationEnd)}. ${asSentence(split.rule)}`,
  ];
}
