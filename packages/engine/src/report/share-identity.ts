import { isTooFew, type LinkedTables } from './small-cells.ts';
import { isUnknown, type SharedSummary, type Summary, type Unknown } from './summary.ts';

type Identity = Exclude<Summary['identity'], Unknown>;
type SharedIdentity = Exclude<SharedSummary['identity'], Unknown>;

const unassigned = 'identity unassigned';

/** Who bought under a shared identifier alone, among all customers. */
export function addIdentity(tables: LinkedTables, all: string, identity: Identity): void {
  const { customers } = identity.unassigned;
  tables.add(unassigned, customers);
  if (customers <= tables.cells.get(all)!.people) tables.consistsOf([all], [unassigned]);
}

/**
 * Identities for who may not see customers. The counts before and after differ by about as many as were joined, so
 * where one of the two would tell of a few, both stay unsaid.
 */
export function shareIdentity(identity: Identity, hidden: ReadonlySet<string>, k: number): SharedIdentity {
  const people = (count: number) => (isTooFew(count, k) ? null : count);
  const { customersBefore, customersAfter } = identity;
  const isFew =
    [customersBefore - customersAfter, customersAfter].some((count) => isTooFew(count, k)) ||
    identity.merged.some(({ identifiers }) => isTooFew(identifiers, k));
  const isHidden = hidden.has('customers') || hidden.has(unassigned);
  return {
    ...identity,
    identifiers: isFew ? null : people(identity.identifiers),
    merged: identity.merged.map(({ rule, identifiers }) => ({ rule, identifiers: people(identifiers) })),
    customersBefore: isFew ? null : people(customersBefore),
    customersAfter: isFew ? null : people(customersAfter),
    questions: identity.questions.map(({ open, answered, ...question }) => ({
      ...question,
      open: people(open),
      answered: people(answered),
    })),
    placeholders: people(identity.placeholders),
    unassigned: {
      customers: isHidden ? null : identity.unassigned.customers,
      orderLines: isHidden ? null : identity.unassigned.orderLines,
    },
    suggestions: isUnknown(identity.suggestions)
      ? identity.suggestions
      : {
          ...identity.suggestions,
          pairs: people(identity.suggestions.pairs),
          compared: people(identity.suggestions.compared),
        },
    contradictions: identity.contradictions.map(({ column, customers }) => ({
      column,
      customers: people(customers),
    })),
  };
}
