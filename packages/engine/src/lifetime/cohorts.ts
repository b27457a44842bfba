import { type CohortsRefusal, cohortsDiffer, type ModelFit, type PurchaseHistories } from '@attune/stats';
import { daysAfter, daysBetween } from '../warehouse/index.ts';
import { evenPart, type FittedModel, type NoModel } from './purchase-models.ts';

/** Whether customers who came at different times buy by the same law. */
export interface CohortTest {
  readonly ok: true;
  /** slightly: they differ, but one law for all is expected to describe each better than its own would. */
  readonly verdict: 'alike' | 'slightly' | 'differ';
  readonly pValue: number;
  readonly cohorts: readonly {
    readonly cohort: string;
    readonly fit: ModelFit<Readonly<Record<string, number>>>;
  }[];
  /** In which of them a customer is, by the age on the day that the histories end. */
  readonly placeOf: (age: number) => number;
}

/** From when to when customers were watched, and in which unit of time. */
export interface Watched {
  readonly firstDay: string;
  /** The day on which the histories end. */
  readonly end: string;
  readonly unitDays: number;
}

/** A fit of fewer says more of chance than of them. */
const least = { customers: 200, repeaters: 50 };
const yearDays = 365;

const refusals: Readonly<Record<CohortsRefusal, string>> = {
  'fewer-than-two-cohorts': `There are no two times of first purchase with ${least.customers} customers and ${least.repeaters} repeaters each, enough to tell how each buys.`,
  'not-converged': 'The model did not settle for customers of every time of first purchase.',
};

/**
 * Fits the model to customers by the time of their first purchase, and tests whether that tells more than the fit to all.
 */
export function compareCohorts(
  all: PurchaseHistories,
  { model, fit, name }: FittedModel,
  { firstDay, end, unitDays }: Watched,
): CohortTest | NoModel {
  if (name === 'bgbb')
    return {
      ok: false,
      reason: 'Times of first purchase are not compared where customers buy by opportunity.',
    };
  if (name === 'mbgcnbdk')
    return { ok: false, reason: 'Times of first purchase are not compared for regular buyers.' };
  const { histories } = evenPart(all);
  const days = daysBetween(firstDay, end) + 1;
  if (days < yearDays)
    return {
      ok: false,
      reason:
        'The time that was learned from is shorter than a year: there are no times of first purchase to compare.',
    };
  const label = days >= 3 * yearDays ? yearOf : halfYearOf;
  const labelOf = (age: number) => label(daysAfter(end, -Math.round(age * unitDays)));
  const labels = Array.from(histories.age, labelOf);
  const fitGroup = ({ name: cohort, rows }: Group) => ({
    cohort,
    rows,
    fit: model.fit(part(histories, rows)),
  });
  const fits = merged(histories, labels).map(fitGroup);
  // A time too young or too small to tell its parameters is taken together with the one beside it.
  for (;;) {
    const at = fits.findIndex(({ fit: own }) => !own.ok || !own.convergence.identified);
    if (at < 0 || fits.length === 1) break;
    const from = Math.max(0, at - 1);
    const [older, younger] = [fits[from]!, fits[from + 1]!];
    const name = named(older.cohort.split(' to ')[0]!, younger.cohort.split(' to ').at(-1)!);
    fits.splice(from, 2, fitGroup({ name, rows: [...older.rows, ...younger.rows] }));
  }
  if (fits.length < 2) return { ok: false, reason: refusals['fewer-than-two-cohorts'] };
  const fitted = fits.flatMap(({ cohort, fit: own }) => (own.ok ? [{ cohort, fit: own }] : []));
  const test = cohortsDiffer(
    fit,
    fitted.map((one) => one.fit),
  );
  if (!test.ok) return { ok: false, reason: refusals[test.reason] };
  return {
    ok: true,
    verdict: test.verdict,
    pValue: test.pValue,
    cohorts: fitted,
    placeOf: placeByLabel(
      fits.map(({ cohort }) => cohort.split(' to ').at(-1)!),
      labelOf,
    ),
  };
}

/** The first group that reaches as far as the label; few ages are asked about again and again. */
function placeByLabel(lasts: readonly string[], labelOf: (age: number) => string): (age: number) => number {
  const known = new Map<number, number>();
  return (age) => {
    const found = known.get(age);
    if (found !== undefined) return found;
    const at = lasts.findIndex((last) => labelOf(age) <= last);
    const place = at < 0 ? lasts.length - 1 : at;
    known.set(age, place);
    return place;
  };
}

const yearOf = (day: string) => day.slice(0, 4);
const halfYearOf = (day: string) => `${day.slice(0, 4)} H${day.slice(5, 7) <= '06' ? 1 : 2}`;

const named = (first: string, last: string) => (first === last ? first : `${first} to ${last}`);

interface Group {
  readonly name: string;
  readonly rows: readonly number[];
}

/** One group a label, in order; a small one is taken together with those after it, the last with the one before. */
function merged({ frequency, customers }: PurchaseHistories, labels: readonly string[]): Group[] {
  const groups: Group[] = [];
  let [rows, from]: [number[], string | undefined] = [[], undefined];
  const isEnough = (of: readonly number[]) => {
    const sum = (is: (i: number) => boolean) => of.reduce((n, i) => n + (is(i) ? customers[i]! : 0), 0);
    return sum(() => true) >= least.customers && sum((i) => frequency[i]! > 0) >= least.repeaters;
  };
  for (const label of [...new Set(labels)].sort()) {
    from ??= label;
    for (const [i, own] of labels.entries()) if (own === label) rows.push(i);
    if (!isEnough(rows)) continue;
    groups.push({ name: named(from, label), rows });
    [rows, from] = [[], undefined];
  }
  const last = groups.pop();
  if (last === undefined) return [];
  const end = from === undefined ? undefined : [...labels].sort().at(-1);
  const start = last.name.split(' to ')[0]!;
  return [...groups, end === undefined ? last : { name: named(start, end), rows: [...last.rows, ...rows] }];
}

function part(
  { frequency, recency, age, customers }: PurchaseHistories,
  rows: readonly number[],
): PurchaseHistories {
  const pick = (column: Float64Array) => Float64Array.from(rows, (i) => column[i]!);
  return { frequency: pick(frequency), recency: pick(recency), age: pick(age), customers: pick(customers) };
}
