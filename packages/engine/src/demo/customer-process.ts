import { exponential, gamma, integer, type Random, uniform } from '@attune/stats';
import { type Calendar, dayAt, type Season } from './calendar.ts';

export type ProcessKind = 'one-and-done' | 'steady' | 'rising' | 'falling' | 'seasonal' | 'clockwork';

export type LifecycleState = 'new' | 'active' | 'mature' | 'declining' | 'dormant' | 'lapsed';

/**
 * How one customer buys: the truth that an analysis tries to recover from the orders alone.
 * Days count from the first day of the window.
 */
export interface PurchaseProcess {
  readonly kind: ProcessKind;
  /** Day of the very first order; negative for customers from before the window. */
  readonly startDay: number;
  /** First day without any further order; `undefined` if still a customer at the end of the window. */
  readonly churnDay: number | undefined;
  /** Orders a year before any change; 0 for one-and-done, whose only order is on `startDay`. */
  readonly ratePerYear: number;
  /** The rate is multiplied by `factor` from `day` on. */
  readonly change: { readonly day: number; readonly factor: number } | undefined;
  readonly season: Season;
  /** Shape of the gamma-distributed gaps between orders: 1 is a Poisson process, 30 nearly a clock. */
  readonly regularity: number;
}

/** What is planted, as numbers. They are written into the truth file as they stand. */
export const planted = {
  shareFromBeforeWindow: 0.41,
  shareOneAndDone: 0.34,
  kindShares: { steady: 0.57, falling: 0.11, rising: 0.12, seasonal: 0.1, clockwork: 0.1 },
  /** A cohort that starts a year later orders this many times as often. Before the window: 1. */
  cohortRateFactorPerYear: 0.93,
  /** Newly won customers per year, relative to the year before. */
  acquisitionFactorPerYear: 0.98,
  meanLifetimeDays: 1150,
  meanRatePerYear: 6,
  rateShape: 1.3,
  clockworkIntervalsDays: [14, 21, 30, 42, 60],
} as const;

/** The generator's own meaning of each state as of the end of the window; the first that fits holds. */
export const stateRules = {
  newWithinDays: 90,
  lapsedAfterDays: 365,
  decliningFactor: 0.5,
  matureAfterDays: 548,
  matureRatePerYear: 4,
} as const;

export function drawProcess(calendar: Calendar, random: Random): PurchaseProcess {
  const fromBefore = uniform(random) < planted.shareFromBeforeWindow;
  const startDay = fromBefore
    ? -1 - Math.floor(exponential(random, 1 / 730))
    : drawStartDay(calendar, random);
  if (!fromBefore && uniform(random) < planted.shareOneAndDone) return oneAndDone(startDay);

  const kind = drawRepeaterKind(random);
  const change =
    kind === 'rising' || kind === 'falling' ? drawChange(kind, startDay, calendar, random) : undefined;
  const ratePerYear = drawRate(kind, random) * cohortFactor(startDay);
  // Nobody leaves before their planted change, or the change would exist on paper only.
  const stays = change?.day ?? Math.max(0, startDay);
  const churnDay = stays + 1 + Math.floor(exponential(random, 1 / planted.meanLifetimeDays));
  return {
    // Too late in the window for a change that could be seen: steady.
    kind: change === undefined && (kind === 'rising' || kind === 'falling') ? 'steady' : kind,
    startDay,
    churnDay: churnDay < calendar.days ? churnDay : undefined,
    ratePerYear,
    change,
    season: kind === 'seasonal' ? 'december' : kind === 'clockwork' ? 'even' : 'ordinary',
    regularity: kind === 'clockwork' ? 30 : 1,
  };
}

function oneAndDone(startDay: number): PurchaseProcess {
  return {
    kind: 'one-and-done',
    startDay,
    churnDay: startDay + 1,
    ratePerYear: 0,
    change: undefined,
    season: 'ordinary',
    regularity: 1,
  };
}

/** More newcomers before Christmas, slowly fewer each year. */
function drawStartDay(calendar: Calendar, random: Random): number {
  const clock = calendar.clocks.ordinary;
  for (;;) {
    const day = dayAt(clock, uniform(random) * clock[calendar.days]!, 0);
    // Rejection against a declining density; it accepts at least factor^years of the draws.
    if (uniform(random) < planted.acquisitionFactorPerYear ** (day / 365)) return day;
  }
}

function drawRepeaterKind(random: Random): Exclude<ProcessKind, 'one-and-done'> {
  let left = uniform(random);
  for (const [kind, share] of Object.entries(planted.kindShares)) {
    left -= share;
    if (left < 0) return kind as keyof typeof planted.kindShares;
  }
  return 'steady';
}

function drawRate(kind: ProcessKind, random: Random): number {
  if (kind === 'clockwork') {
    const intervals = planted.clockworkIntervalsDays;
    return 365 / intervals[integer(random, 0, intervals.length - 1)]!;
  }
  const mean = kind === 'seasonal' ? planted.meanRatePerYear / 2 : planted.meanRatePerYear;
  return Math.max(0.4, gamma(random, planted.rateShape, planted.rateShape / mean));
}

export function cohortFactor(startDay: number): number {
  return planted.cohortRateFactorPerYear ** (Math.max(0, startDay) / 365);
}

/** A day with room on both sides for the change to leave traces, or none. */
function drawChange(kind: 'rising' | 'falling', startDay: number, calendar: Calendar, random: Random) {
  const first = Math.max(0, startDay) + 180;
  const last = calendar.days - 90;
  const place = uniform(random);
  const size = uniform(random);
  if (first >= last) return undefined;
  return {
    day: first + Math.floor(place * (last - first)),
    factor: kind === 'falling' ? 0.15 + 0.35 * size : 1.6 + 1.4 * size,
  };
}

/**
 * The days of the customer's orders inside the window, rising, possibly several on one day; at least one.
 * A customer from before the window is one of those who did buy again in it: the first gap is drawn on
 * that condition (exact for Poisson processes; a clock starts at a random phase).
 */
export function drawOrderDays(process: PurchaseProcess, calendar: Calendar, random: Random): number[] {
  const clock = calendar.clocks[process.season];
  const end = Math.min(calendar.days, process.churnDay ?? calendar.days);
  const begin = Math.max(0, process.startDay);
  if (process.kind === 'one-and-done') return [begin];

  // Gaps are drawn in expected orders, then laid along the clock at the rate of the time.
  const expected = expectedOrders({ ...process, startDay: -1 }, calendar, begin, end);
  const orderDays: number[] = [];
  let position = process.startDay >= 0 ? 0 : firstPosition(process, expected, random);
  do {
    orderDays.push(dayOfPosition(process, clock, begin, end, position));
    position += gap(process, random);
  } while (position < expected);
  return orderDays;
}

function gap(process: PurchaseProcess, random: Random): number {
  return process.regularity === 1
    ? exponential(random, 1)
    : gamma(random, process.regularity, process.regularity);
}

function firstPosition(process: PurchaseProcess, expected: number, random: Random): number {
  const place = uniform(random);
  if (process.regularity > 1) return place * Math.min(1, expected);
  return -Math.log1p(place * Math.expm1(-expected));
}

/** Turns "after so many expected orders since `begin`" into a day. */
function dayOfPosition(
  process: PurchaseProcess,
  clock: Float64Array,
  begin: number,
  end: number,
  position: number,
) {
  const perDay = process.ratePerYear / 365;
  const change = process.change;
  if (change === undefined || change.day >= end)
    return clampedDay(clock, clock[begin]! + position / perDay, begin, end);
  const untilChange = (clock[change.day]! - clock[begin]!) * perDay;
  if (position < untilChange) return clampedDay(clock, clock[begin]! + position / perDay, begin, end);
  const sinceChange = (position - untilChange) / (perDay * change.factor);
  return clampedDay(clock, clock[change.day]! + sinceChange, begin, end);
}

/** Rounding in the last digit must not push an order past the end. */
const clampedDay = (clock: Float64Array, time: number, begin: number, end: number) =>
  Math.min(end - 1, dayAt(clock, time, begin));

/** Expected number of orders in days [from, to), given the process with its start, change and end. */
export function expectedOrders(
  process: PurchaseProcess,
  calendar: Calendar,
  from: number,
  to: number,
): number {
  const clock = calendar.clocks[process.season];
  const begin = Math.max(from, process.startDay, 0);
  const end = Math.min(to, process.churnDay ?? calendar.days, calendar.days);
  // The first order is certain: it is what makes a customer.
  const first = process.startDay >= from && process.startDay < to ? 1 : 0;
  if (end <= begin) return first;
  const turn = process.change === undefined ? end : Math.min(end, Math.max(begin, process.change.day));
  const before = clock[turn]! - clock[begin]!;
  const after = clock[end]! - clock[turn]!;
  return first + ((before + after * (process.change?.factor ?? 1)) * process.ratePerYear) / 365;
}

/** Orders a year at the end of the window; 0 for who has gone. */
export function finalRate(process: PurchaseProcess): number {
  if (process.churnDay !== undefined) return 0;
  return process.ratePerYear * (process.change?.factor ?? 1);
}

/**
 * The state of the customer on the last day, as the generator means it. Newness goes by the start alone:
 * who came last month and will never return is still new to everybody who can only see orders.
 */
export function lifecycleState(process: PurchaseProcess, days: number): LifecycleState {
  if (process.startDay >= days - stateRules.newWithinDays) return 'new';
  if (process.churnDay !== undefined) {
    return process.churnDay <= days - stateRules.lapsedAfterDays ? 'lapsed' : 'dormant';
  }
  if ((process.change?.factor ?? 1) <= stateRules.decliningFactor) return 'declining';
  const longWithUs = process.startDay <= days - stateRules.matureAfterDays;
  const unchanged = process.change === undefined;
  return longWithUs && unchanged && finalRate(process) >= stateRules.matureRatePerYear ? 'mature' : 'active';
}
