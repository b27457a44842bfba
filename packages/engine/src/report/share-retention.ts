import { isTooFew, type LinkedTables } from './small-cells.ts';
import { isUnknown, type SharedSummary, type Summary, type Unknown } from './summary.ts';

type Cohorts = Exclude<Summary['cohorts'], Unknown>;
type SharedCohorts = Exclude<SharedSummary['cohorts'], Unknown>;
type Retention = Exclude<Cohorts['retention'], Unknown>;
type Retained = Retention['cohorts'][number];

/** The years or quarters that the triangle's finer cohorts add up to. */
const isWithin = (fine: string, coarse: string) => {
  if (fine.startsWith(coarse)) return true;
  const quarter = /^(\d{4})-Q(\d)$/.exec(coarse);
  const month = /^(\d{4})-(\d\d)$/.exec(fine);
  return quarter?.[1] === month?.[1] && Number(quarter?.[2]) === Math.ceil(Number(month?.[2]) / 3);
};

/** The cohorts of the triangle, and what ties them to the others. */
export function addRetention(tables: LinkedTables, all: string, { cohorts, retention }: Cohorts): void {
  if (isUnknown(retention)) return;
  const ids = retention.cohorts.map(({ cohort, customers }) => tables.add(`cohort ${cohort}`, customers));
  tables.consistsOf([all], ids);
  for (const { cohort } of cohorts) {
    const parts = retention.cohorts.filter((fine) => fine.cohort !== cohort && isWithin(fine.cohort, cohort));
    if (parts.length > 0)
      tables.consistsOf(
        [`cohort ${cohort}`],
        parts.map((fine) => `cohort ${fine.cohort}`),
      );
  }
}

interface Shown {
  readonly active: boolean[];
  readonly still: boolean[];
  readonly revenue: boolean[];
}

const isEnough = (n: number, of: number, k: number) => !isTooFew(n, k) && !isTooFew(of - n, k);

/**
 * Of one cohort alone: an age is told where enough bought then, or nobody, and enough did not. Of those who bought then
 * or later the steps are people as well: who bought for the last time between two ages that are told. Money is
 * cumulated: after an age of few it goes on only where enough bought, so that no step is the money of a few.
 */
function shownAlone({ customers, active, still }: Retained, isHidden: boolean, k: number): Shown {
  const count = (share: number) => Math.round(share * customers);
  let lastStill = customers;
  let isBroken = isHidden;
  const shown: Shown = { active: [], still: [], revenue: [] };
  for (const [age, share] of active.entries()) {
    const [n, later] = [count(share), count(still[age]!)];
    shown.active.push(!isHidden && isEnough(n, customers, k));
    const isTold =
      !isHidden && isEnough(later, customers, k) && isEnough(later, lastStill, k) && isEnough(n, later, k);
    shown.still.push(isTold);
    if (isTold) lastStill = later;
    if (isTooFew(n, k)) isBroken = true;
    else if (n >= k) isBroken = isHidden;
    shown.revenue.push(!isBroken);
  }
  return shown;
}

/** The triangle and its curve for who may not see customers. */
export function shareRetention(
  { cohorts: coarse, retention }: Cohorts,
  hidden: ReadonlySet<string>,
  k: number,
): SharedCohorts['retention'] {
  if (isUnknown(retention)) return retention;
  const { cohorts } = retention;
  const alone = cohorts.map((cohort) => shownAlone(cohort, hidden.has(`cohort ${cohort.cohort}`), k));
  // A longer cohort says of its parts what they come to together: one part withheld would be what is left of it.
  const family = cohorts.map(({ cohort }) => {
    const whole = coarse.find((one) => isWithin(cohort, one.cohort));
    return whole ? cohorts.flatMap((one, i) => (isWithin(one.cohort, whole.cohort) ? [i] : [])) : [];
  });
  const isShown = (of: keyof Shown, i: number, age: number) =>
    alone[i]![of][age]! && family[i]!.every((other) => alone[other]![of][age] ?? true);
  const told = <T>(of: keyof Shown, i: number, values: readonly T[]) =>
    values.map((value, age) => (isShown(of, i, age) ? value : null));
  return {
    ...retention,
    cohorts: cohorts.map((cohort, i) => ({
      cohort: cohort.cohort,
      customers: hidden.has(`cohort ${cohort.cohort}`) ? null : cohort.customers,
      active: told('active', i, cohort.active),
      still: told('still', i, cohort.still),
      revenue: told('revenue', i, cohort.revenue),
      revenueInterval: told('revenue', i, cohort.revenueInterval),
    })),
    curve: shareCurve(retention, hidden, isShown, k),
  };
}

function shareCurve(
  { cohorts, curve }: Retention,
  hidden: ReadonlySet<string>,
  isShown: (of: keyof Shown, i: number, age: number) => boolean,
  k: number,
): Exclude<SharedCohorts['retention'], Unknown>['curve'] {
  // Each cohort leaves the curve at its own age: what is there before and not after is its size.
  const isClosed = cohorts.some(({ cohort }) => hidden.has(`cohort ${cohort}`));
  return curve.map((point) => {
    const { age, customers } = point;
    const isTold = (of: 'active' | 'still') => {
      const n = Math.round(point[of] * customers);
      if (isClosed || !isEnough(n, customers, k)) return false;
      const there = [...cohorts.entries()].filter(([, cohort]) => cohort.active.length > age);
      const closed = there.filter(([i]) => !isShown(of, i, age));
      const ofClosed = closed.reduce((sum, [, one]) => sum + Math.round(one[of][age]! * one.customers), 0);
      const allClosed = closed.reduce((sum, [, one]) => sum + one.customers, 0);
      // Of all less those that are told, the closed ones are left: together they have to be enough, and several.
      return closed.length === 0 || (closed.length > 1 && ofClosed >= k && isEnough(ofClosed, allClosed, k));
    };
    // Both on one line: who bought later and not then is their difference.
    const [active, still] = [isTold('active'), isTold('still') && isTold('active')];
    return {
      age,
      cohorts: point.cohorts,
      customers: isClosed ? null : customers,
      active: active ? point.active : null,
      activeInterval: active ? point.activeInterval : null,
      still: still ? point.still : null,
      stillInterval: still ? point.stillInterval : null,
    };
  });
}
