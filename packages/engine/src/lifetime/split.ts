import { AttuneError } from '../errors/index.ts';
import { daysAfter, daysBetween } from '../warehouse/index.ts';

/** The models see the history up to `calibrationEnd`, and are judged by what came after it, up to the as-of day. */
export interface Split {
  /** How the day was chosen, in words. */
  readonly rule: string;
  readonly calibrationEnd: string;
  readonly calibrationDays: number;
  /** 0 where the history ends with the calibration: then nothing can be judged. */
  readonly holdoutDays: number;
  /** Days that stand in for the holdout where customers do again what they did before. */
  readonly before: {
    readonly from: string;
    readonly to: string;
    /** Which days, in words. */
    readonly rule: string;
  };
}

/** In days, between which a quarter of the history is taken off for the test. */
const seasonDays = 365;
/**
 * Where the history is cut in two.
 *
 * @throws AttuneError `calibration-outside-data` for a day before the first or after the last of the history
 */
export function splitHistory(firstDay: string, asOf: string, chosen: string | undefined): Split {
  const history = daysBetween(firstDay, asOf) + 1;
  if (chosen !== undefined && (chosen < firstDay || chosen >= asOf))
    throw new AttuneError(
      'calibration-outside-data',
      `The calibration cannot end on ${chosen}: the history runs from ${firstDay} to ${asOf}, and some of it must come later.`,
      {
        remedy: `Choose a day from ${firstDay} to ${daysAfter(asOf, -1)} as --calibration-end or lifetime.calibrationEnd, or leave it out: the last quarter of the history is then kept for the test.`,
        place: { field: 'lifetime.calibrationEnd' },
      },
    );
  const holdoutDays =
    chosen === undefined ? Math.min(seasonDays, Math.floor(history / 4)) : daysBetween(chosen, asOf);
  const calibrationEnd = chosen ?? daysAfter(asOf, -holdoutDays);
  return {
    rule:
      chosen === undefined
        ? `The last quarter of the history, at most ${seasonDays} days, is kept for the test.`
        : 'The day was given.',
    calibrationEnd,
    calibrationDays: history - holdoutDays,
    holdoutDays,
    before: standIn(firstDay, calibrationEnd, holdoutDays),
  };
}

/** Where the history is cut in two when customers can buy once in so many days: the test is whole opportunities long. */
export function splitByOpportunity(
  firstDay: string,
  asOf: string,
  chosen: string | undefined,
  days: number,
): Split {
  const plain = splitHistory(firstDay, asOf, chosen);
  const history = daysBetween(firstDay, asOf) + 1;
  const wanted = Math.max(1, Math.floor(plain.holdoutDays / days));
  // Without a day given; the longer part is learned from.
  const fits = 2 * wanted * days < history ? wanted * days : 0;
  const holdoutDays = chosen === undefined ? fits : plain.holdoutDays;
  const calibrationEnd = daysAfter(asOf, -holdoutDays);
  const tested = Math.floor(holdoutDays / days);
  const opportunities = tested === 1 ? 'opportunity' : `${tested} opportunities`;
  return {
    rule:
      chosen === undefined
        ? `The last opportunities of about a quarter of the history, at most ${seasonDays} days of them but at least one of ${days} days, are kept for the test.`
        : plain.rule,
    calibrationEnd,
    calibrationDays: history - holdoutDays,
    holdoutDays,
    before: {
      from: daysAfter(calibrationEnd, 1 - tested * days),
      to: calibrationEnd,
      rule: `their last ${opportunities} before`,
    },
  };
}

/** The same season a year earlier, or the days right before the holdout, as many as the history has of them. */
function standIn(firstDay: string, calibrationEnd: string, holdoutDays: number): Split['before'] {
  const from = daysAfter(calibrationEnd, 1 - seasonDays);
  if (holdoutDays <= seasonDays && from >= firstDay) {
    const to = daysAfter(from, holdoutDays - 1);
    return { from, to, rule: `the same season a year earlier, ${from} to ${to}` };
  }
  const days = Math.min(holdoutDays, daysBetween(firstDay, calibrationEnd) + 1);
  const start = daysAfter(calibrationEnd, 1 - days);
  const length =
    days === holdoutDays ? 'the stretch of equal length right before' : `all ${days} days before`;
  return { from: start, to: calibrationEnd, rule: `${length}, ${start} to ${calibrationEnd}` };
}
