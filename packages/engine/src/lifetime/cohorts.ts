import { type CohortsRefusal, cohortsDiffer, type PurchaseHistories } from '@attune/stats';
import { evenPart, type FittedModel, type NoModel } from './purchase-models.ts';
import { addDays } from './split.ts';

/** Whether customers who came at different times buy by the same law. */
export interface CohortTest {
  readonly ok: true;
  /** slightly: they differ, but one law for all is expected to describe each better than its own would. */
  readonly verdict: 'alike' | 'slightly' | 'differ';
  readonly pValue: number;
  readonly cohorts: readonly {
    readonly cohort: string;
    readonly customers: number;
    readonly parameters: Readonly<Record<string, number>>;
    readonly identified: boolean;
  }[];
}

/** A fit of fewer says more of chance than of them. */
const least = { customers: 200, repeaters: 50 };
const yearDays = 365;

const refusals: Readonly<Record<CohortsRefusal, string>> = {
  'fewer-than-two-cohorts': `There are no two times of first purchase with ${least.customers} customers and ${least.repeaters} repeaters each.`,
  'not-converged': 'The model did not settle for customers of every time of first purchase.',
};

/**
 * Fits the model to customers by the time of their first purchase, and tests whether that tells more than the fit to all.
 *
 * @param end the day on which the histories end; `unitDays` is their unit of time
 */
export function compareCohorts(
  all: PurchaseHistories,
  { model, fit, name }: FittedModel,
  { firstDay, end, unitDays }: { readonly firstDay: string; readonly end: string; readonly unitDays: number },
): CohortTest | NoModel {
  if (name === 'mbgcnbdk')
    return { ok: false, reason: 'Times of first purchase are not compared for regular buyers.' };
  const { histories } = evenPart(all);
  const days = (Date.parse(end) - Date.parse(firstDay)) / 86_400_000 + 1;
  if (days < yearDays)
    return {
      ok: false,
      reason:
        'The time that was learned from is shorter than a year: there are no times of first purchase to compare.',
    };
  const label = days >= 3 * yearDays ? yearOf : halfYearOf;
  const labels = Array.from(histories.age, (age) => label(addDays(end, -Math.round(age * unitDays))));
  const groups = merged(histories, labels);
  if (groups.length < 2) return { ok: false, reason: refusals['fewer-than-two-cohorts'] };
  const fits = groups.map(({ name: cohort, rows }) => ({ cohort, fit: model.fit(part(histories, rows)) }));
  const fitted = fits.flatMap((one) => (one.fit.ok ? [{ cohort: one.cohort, fit: one.fit }] : []));
  if (fitted.length < fits.length) return { ok: false, reason: refusals['not-converged'] };
  const test = cohortsDiffer(
    fit,
    fitted.map((one) => one.fit),
  );
  if (!test.ok) return { ok: false, reason: refusals[test.reason] };
  return {
    ok: true,
    verdict: test.verdict,
    pValue: test.pValue,
    cohorts: fitted.map(({ cohort, fit: own }) => ({
      cohort,
      customers: own.customers,
      parameters: own.parameters,
      identified: own.convergence.identified,
    })),
  };
}

const yearOf = (day: string) => day.slice(0, 4);
const halfYearOf = (day: string) => `${day.slice(0, 4)} H${day.slice(5, 7) <= '06' ? 1 : 2}`;

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
  const named = (first: string, last: string) => (first === last ? first : `${first} to ${last}`);
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
