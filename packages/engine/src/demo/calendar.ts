/**
 * The days the demo covers, and how much is bought on each of them.
 *
 * A customer who buys at a steady rate in "season time" buys more in December in clock time: seasons are
 * a change of clock, so purchase processes stay simple and their expectations exact.
 */
export interface Calendar {
  /** Days in the window; day 0 is its first, day `days` the first after it. Days before it are negative. */
  readonly days: number;
  /** ISO date of each day of the window. */
  readonly dates: readonly string[];
  /** Month of each day, as an index into `months`. */
  readonly monthOfDay: Uint16Array;
  /** Months the window touches, as YYYY-MM. */
  readonly months: readonly string[];
  /** Season time elapsed at the start of each day, in average days; `days + 1` long. */
  readonly clocks: Readonly<Record<Season, Float64Array>>;
  /** ISO date of any day, also outside the window. */
  dateOf(day: number): string;
}

export type Season = 'even' | 'ordinary' | 'december';

const dayMs = 86_400_000;

/** Demand by month, January first; only the ratios matter. */
const demandByMonth: Readonly<Record<Season, readonly number[]>> = {
  even: [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1],
  ordinary: [0.88, 0.84, 0.93, 0.95, 0.98, 0.94, 0.88, 0.84, 0.97, 1.02, 1.17, 1.6],
  december: [0.15, 0.15, 0.2, 0.45, 0.25, 0.2, 0.15, 0.15, 0.2, 0.5, 3.0, 6.5],
};

/** Demand by day of the week, Sunday first. A regular buyer ("even") keeps to an interval, not to Saturdays. */
const demandByWeekday: Readonly<Record<Season, readonly number[]>> = {
  even: [1, 1, 1, 1, 1, 1, 1],
  ordinary: [0.75, 0.95, 0.9, 0.95, 1.0, 1.15, 1.3],
  december: [0.75, 0.95, 0.9, 0.95, 1.0, 1.15, 1.3],
};

/** `start` is an ISO date that exists; `days` a positive whole number. */
export function createCalendar(start: string, days: number): Calendar {
  const startMs = Date.parse(`${start}T00:00:00Z`);
  // The same few thousand days are asked for millions of times.
  const known = new Map<number, string>();
  const dateOf = (day: number) => {
    const date = known.get(day) ?? new Date(startMs + day * dayMs).toISOString().slice(0, 10);
    known.set(day, date);
    return date;
  };
  const dates = Array.from({ length: days }, (_, day) => dateOf(day));
  const months = [...new Set(dates.map((date) => date.slice(0, 7)))];
  return {
    days,
    dates,
    months,
    monthOfDay: Uint16Array.from(dates, (date) => months.indexOf(date.slice(0, 7))),
    clocks: {
      even: clockOf('even', dates),
      ordinary: clockOf('ordinary', dates),
      december: clockOf('december', dates),
    },
    dateOf,
  };
}

function clockOf(season: Season, dates: readonly string[]): Float64Array {
  const byMonth = demandByMonth[season];
  const byWeekday = demandByWeekday[season];
  const average = (mean(byMonth) * byWeekday.reduce((sum, weight) => sum + weight, 0)) / 7;
  const clock = new Float64Array(dates.length + 1);
  for (const [day, date] of dates.entries()) {
    const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
    const weight = byMonth[Number(date.slice(5, 7)) - 1]! * byWeekday[weekday]!;
    clock[day + 1] = clock[day]! + weight / average;
  }
  return clock;
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** The day in which a season time falls: the last day that starts at or before it, not before `from`. */
export function dayAt(clock: Float64Array, time: number, from: number): number {
  let low = from;
  let high = clock.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (clock[middle]! <= time) low = middle;
    else high = middle;
  }
  return low;
}
