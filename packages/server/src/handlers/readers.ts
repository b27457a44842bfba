import { type PublishedRun, type SharedSummary, type Summary, shareSummary } from '@attune/engine';
import type { Caller } from '../caller.ts';

/** Whether somebody may see single customers, and so exact counts; from all others small groups are withheld. */
export function seesCustomers({ permissions }: Caller): boolean {
  return permissions.includes('customers');
}

/** The fewest people that a number may tell of to who may not see customers. */
export function smallestCell({ playbook }: Pick<PublishedRun, 'playbook'>): number {
  return playbook.privacy.smallestCell;
}

/** A summary never changes, and what is withheld of it takes a while to find. */
const shared = new WeakMap<Summary, SharedSummary>();

/** What somebody may see of a run's summary. */
export function summaryFor(
  caller: Caller,
  run: Pick<PublishedRun, 'summary' | 'playbook'>,
): Summary | SharedSummary {
  return seesCustomers(caller) ? run.summary : sharedSummary(run);
}

/** What who may not see customers may see of it. */
export function sharedSummary(run: Pick<PublishedRun, 'summary' | 'playbook'>): SharedSummary {
  const known = shared.get(run.summary) ?? shareSummary(run.summary, smallestCell(run));
  shared.set(run.summary, known);
  return known;
}
