import { daysAfter, daysBetween } from '../warehouse/index.ts';

const weekDays = 7;

/** Repeat purchases of one week, and of all weeks up to its end. */
export interface TrackedWeek {
  /** The last day of the week. */
  readonly to: string;
  readonly actual: number;
  readonly cumulative: number;
  /** Expected of the model, up to the end of the week. */
  readonly cumulativeExpected: readonly number[];
}

interface Started {
  readonly day: string;
  readonly customers: number;
}

/**
 * Whole weeks from the first day of the history on: how many repeat purchases the customers of the calibration made, and
 * how many each model expects of them by the day of their first purchase. A week ends with its last day, so that whoever
 * first bought on its first day has been watched for seven, as the papers count it (`pnbd.ExpectedCumulativeTransactions`
 * of the R package BTYD, and the tables of Fader, Hardie & Lee, 2005).
 *
 * @param fromStart of each model, E[X(t)] within `days` of the first purchase
 */
export function trackWeeks(
  { firstDay, asOf }: { readonly firstDay: string; readonly asOf: string },
  starts: readonly Started[],
  purchases: readonly { readonly day: string; readonly purchases: number }[],
  fromStart: readonly ((days: number) => number)[],
): TrackedWeek[] {
  const days = daysBetween(firstDay, asOf) + 1;
  const weeks = Math.floor(days / weekDays);
  const actual = new Float64Array(weeks);
  for (const row of purchases) {
    const week = Math.floor(daysBetween(firstDay, row.day) / weekDays);
    if (week < weeks) actual[week]! += row.purchases;
  }
  const started = starts.map(({ day, customers }) => ({ at: daysBetween(firstDay, day), customers }));
  const reached = fromStart.map((expected) =>
    Float64Array.from({ length: days + 1 }, (_, age) => expected(age)),
  );
  let cumulative = 0;
  return Array.from(actual, (inWeek, week) => {
    const end = (week + 1) * weekDays - 1;
    cumulative += inWeek;
    return {
      to: daysAfter(firstDay, end),
      actual: inWeek,
      cumulative,
      cumulativeExpected: reached.map((byAge) =>
        started.reduce(
          (sum, { at, customers }) => (at <= end ? sum + customers * byAge[end - at + 1]! : sum),
          0,
        ),
      ),
    };
  });
}
