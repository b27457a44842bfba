import { requireCount } from '../domain.ts';
import { type Refusal, refuse } from '../refusal.ts';

/** How many subjects had the event, and how many were last seen without it, after each duration. Rows in any order. */
export interface DurationHistogram {
  /** At least 0, in the caller's unit (days, say). A duration may appear twice. */
  readonly durations: Float64Array;
  readonly events: Float64Array;
  readonly censored: Float64Array;
}

export interface KaplanMeier {
  readonly ok: true;
  /** The durations at which something happened, increasing; the columns below have one value for each. */
  readonly times: Float64Array;
  /** Subjects still under observation just before the time. */
  readonly atRisk: Float64Array;
  readonly events: Float64Array;
  /** S(t): the estimated share without the event after the time. */
  readonly survival: Float64Array;
  /** Greenwood's variance of S(t); 0 where S(t) is 0, its limit there. */
  readonly variance: Float64Array;
  /** The longest duration observed. Nothing is known beyond it. */
  readonly followUp: number;
}

/** The histogram's rows by increasing duration, equal durations added up, empty rows left out. */
function mergedRows({ durations, events, censored }: DurationHistogram): [number, number, number][] {
  if (events.length !== durations.length || censored.length !== durations.length) {
    throw new RangeError('durations, events and censored must have the same length.');
  }
  const order = Array.from(durations.keys()).sort((i, j) => durations[i]! - durations[j]!);
  const rows: [number, number, number][] = [];
  for (const i of order) {
    const duration = durations[i]!;
    if (!(duration >= 0 && duration < Number.POSITIVE_INFINITY)) {
      throw new RangeError(`A duration must be finite and at least 0, got ${duration}.`);
    }
    requireCount('events', events[i]!);
    requireCount('censored', censored[i]!);
    if (events[i] === 0 && censored[i] === 0) continue;
    const last = rows.at(-1);
    if (last !== undefined && last[0] === duration) {
      last[1] += events[i]!;
      last[2] += censored[i]!;
    } else rows.push([duration, events[i]!, censored[i]!]);
  }
  return rows;
}

/**
 * The Kaplan–Meier estimate of a survival curve. Subjects censored at a duration count as at risk for its events.
 * Source: Kaplan & Meier (1958), JASA 53; the variance: M. Greenwood (1926), Reports on Public Health 33.
 */
export function fitKaplanMeier(histogram: DurationHistogram): KaplanMeier | Refusal<'no-subjects'> {
  const rows = mergedRows(histogram);
  if (rows.length === 0) return refuse('no-subjects');
  const column = () => new Float64Array(rows.length);
  const [times, atRisk, events, survival, variance] = [column(), column(), column(), column(), column()];
  let remaining = rows.reduce((sum, [, had, lost]) => sum + had + lost, 0);
  let share = 1;
  let greenwood = 0;
  rows.forEach(([duration, had, lost], i) => {
    times[i] = duration;
    atRisk[i] = remaining;
    events[i] = had;
    share *= (remaining - had) / remaining;
    if (had < remaining) greenwood += had / (remaining * (remaining - had));
    survival[i] = share;
    variance[i] = share * share * greenwood;
    remaining -= had + lost;
  });
  return Object.freeze({
    ok: true as const,
    times,
    atRisk,
    events,
    survival,
    variance,
    followUp: times[times.length - 1]!,
  });
}

/** The number of the curve's times that are at most t. */
function stepsUntil(times: Float64Array, t: number): number {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (times[middle]! <= t) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** S(t), with its standard error. Refused beyond the follow-up, where the curve says nothing. */
export function survivalAt(
  curve: KaplanMeier,
  t: number,
):
  | { readonly ok: true; readonly survival: number; readonly standardError: number }
  | Refusal<'beyond-follow-up'> {
  if (!(t >= 0)) throw new RangeError(`t must be at least 0, got ${t}.`);
  if (t > curve.followUp) return refuse('beyond-follow-up');
  const steps = stepsUntil(curve.times, t);
  if (steps === 0) return { ok: true, survival: 1, standardError: 0 };
  return {
    ok: true,
    survival: curve.survival[steps - 1]!,
    standardError: Math.sqrt(curve.variance[steps - 1]!),
  };
}

export interface ReturnProbability {
  readonly ok: true;
  readonly probability: number;
  /** Greenwood's, over the steps between `survived` and `until`; 0 also when none or all of them returned. */
  readonly standardError: number;
  /** Subjects still without the event, and under observation, after `survived`: how much stands behind the estimate. */
  readonly atRisk: number;
}

/**
 * The chance that the event still comes by `until` (default: the end of the follow-up), for a subject that has gone
 * `survived` without it: 1 − S(until)/S(survived).
 *
 * It falls to 0 as `survived` nears the end, because little follow-up is left, not because nobody comes back: read
 * "ever" only where the rest of the follow-up is long. Refused where nobody is left at risk after `survived`.
 */
export function returnProbability(
  curve: KaplanMeier,
  survived: number,
  until = curve.followUp,
): ReturnProbability | Refusal<'nobody-at-risk' | 'beyond-follow-up'> {
  if (!(survived >= 0 && until >= survived)) {
    throw new RangeError(`Not a stretch of time: ${survived} to ${until}.`);
  }
  if (until > curve.followUp) return refuse('beyond-follow-up');
  const from = stepsUntil(curve.times, survived);
  const to = stepsUntil(curve.times, until);
  if (from === curve.times.length) return refuse('nobody-at-risk');
  let stays = 1;
  let greenwood = 0;
  for (let i = from; i < to; i++) {
    const had = curve.events[i]!;
    const risk = curve.atRisk[i]!;
    stays *= (risk - had) / risk;
    if (had < risk) greenwood += had / (risk * (risk - had));
  }
  return {
    ok: true,
    probability: 1 - stays,
    standardError: stays * Math.sqrt(greenwood),
    atRisk: curve.atRisk[from]!,
  };
}
