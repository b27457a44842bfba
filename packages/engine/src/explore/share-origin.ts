import { isWithheldAt, type SharedSummary } from '../report/index.ts';
import type { NumberOrigin } from './number-origin.ts';

/** An origin in which null stands for what is withheld. */
export type SharedOrigin = Omit<NumberOrigin, 'people'> & {
  readonly people:
    | (Omit<NonNullable<NumberOrigin['people']>, 'customers'> & { readonly customers: null })
    | null;
};

/**
 * Where a number comes from, for who may not see customers. How many it counts is for the audit to show: told here
 * once more, it could give away its neighbour. Where the audit withholds the number, the rule is not told either: it
 * may hold what one customer spent.
 */
export function shareOrigin(origin: NumberOrigin, shared: SharedSummary): SharedOrigin {
  const { people } = origin;
  if (!people || isWithheldAt(shared, origin.path)) return { ...origin, people: null };
  return { ...origin, people: { ...people, customers: null } };
}
