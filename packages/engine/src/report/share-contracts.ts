import { isTooFew, type LinkedTables } from './small-cells.ts';
import { isUnknown, type SharedSummary, type Summary, type Unknown } from './summary.ts';

type Contracts = Exclude<Summary['contracts'], Unknown>;
type SharedContracts = Exclude<SharedSummary['contracts'], Unknown>;

const idOf = (cohort: string) => `contracts of ${cohort}`;

/** Customers under contract, and what ties them to all customers. */
export function addContracts(tables: LinkedTables, all: string, contracts: Contracts): void {
  const { customers, leftOut, lost, returned, payingMore } = contracts;
  const counted = tables.add('contracts', customers, true);
  tables.consistsOf([all], [counted, tables.add('contracts left out', leftOut)]);
  tables.consistsOf([counted], [tables.add('contracts lost', lost)]);
  tables.consistsOf(['contracts lost'], [tables.add('contracts returned', returned)]);
  tables.consistsOf([counted], [tables.add('contracts paying more', payingMore)]);
  tables.consistsOf(
    [counted],
    contracts.cohorts.map((cohort) => tables.add(idOf(cohort.cohort), cohort.customers)),
  );
  for (const { cohort } of contracts.cohorts)
    if (tables.cells.has(`cohort ${cohort}`)) tables.consistsOf([`cohort ${cohort}`], [idOf(cohort)]);
}

/**
 * Contracts for who may not see customers. The curve is told up to the first renewal at which few were lost, or few had
 * another one due: what comes after it would tell of them. Cohorts are told together or not at all, since the curve is
 * made of them.
 */
export function shareContracts(
  contracts: Contracts,
  hidden: ReadonlySet<string>,
  k: number,
): SharedContracts {
  const people = (id: string, count: number) => (hidden.has(id) ? null : count);
  const { curve, cohorts, model } = contracts;
  const isClosed = hidden.has('contracts');
  const end = isClosed ? 0 : endOf(contracts, k);
  const lostLater = curve.slice(end).reduce((sum, { lost }) => sum + lost, 0);
  const areOpen = !isClosed && end === curve.length && cohorts.every((cohort) => isOpen(cohort, hidden, k));
  return {
    ...contracts,
    customers: people('contracts', contracts.customers),
    leftOut: people('contracts left out', contracts.leftOut),
    lost: isTooFew(lostLater, k) ? null : people('contracts lost', contracts.lost),
    returned: people('contracts returned', contracts.returned),
    payingMore: people('contracts paying more', contracts.payingMore),
    curve: curve.map((point, i) =>
      i < end ? point : { renewals: point.renewals, due: null, lost: null, survival: null, interval: null },
    ),
    cohorts: cohorts.map(({ cohort, customers, stayed }) => ({
      cohort,
      customers: people(idOf(cohort), customers),
      stayed: stayed.map((share) => (areOpen ? share : null)),
    })),
    model: isUnknown(model) ? model : shareModel(model, isClosed, k),
  };
}

/** How many points of the curve are told: at each, the lost, those who stay, and those whose next is not due yet. */
function endOf({ customers, curve }: Contracts, k: number): number {
  let staying = customers;
  for (const [i, { due, lost }] of curve.entries()) {
    if (isTooFew(lost, k) || isTooFew(due - lost, k) || isTooFew(staying - due, k)) return i;
    staying = due - lost;
  }
  return curve.length;
}

function isOpen(
  { cohort, customers, stayed }: Contracts['cohorts'][number],
  hidden: ReadonlySet<string>,
  k: number,
): boolean {
  const left = stayed.map((share) => Math.round(share * customers));
  return (
    !hidden.has(idOf(cohort)) &&
    left.every((n, i) => !isTooFew(n, k) && (i === 0 || !isTooFew(left[i - 1]! - n, k)))
  );
}

type Model = Exclude<Contracts['model'], Unknown>;

function shareModel(model: Model, isClosed: boolean, k: number): Exclude<SharedContracts['model'], Unknown> {
  const { holdout, projection, lifetimes } = model;
  const shared = {
    ...model,
    projection: isClosed
      ? projection.map(({ renewals }) => ({ renewals, share: null, interval: null }))
      : projection,
    lifetimes: isClosed
      ? lifetimes.map(({ renewed, next }) => ({ renewed, next, expected: null, interval: null }))
      : lifetimes,
  };
  if (isUnknown(holdout)) return { ...shared, holdout };
  const { from, due, actual, survival } = holdout;
  const isTold = !isClosed && !isTooFew(due, k) && !isTooFew(actual, k) && !isTooFew(due - actual, k);
  if (isTold) return { ...shared, holdout };
  return {
    ...shared,
    holdout: {
      from,
      due: null,
      actual: null,
      predicted: null,
      interval: null,
      naive: null,
      survival: { renewals: survival.renewals, predicted: null, actual: null },
    },
  };
}
