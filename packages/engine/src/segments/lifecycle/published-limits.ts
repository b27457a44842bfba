import type { Playbook } from '../../playbook/index.ts';
import { day, type WarehouseReader } from '../../warehouse/index.ts';
import type { LifecycleReport } from './lifecycle.ts';
import { learnLimits } from './limits.ts';
import { publishedMedians } from './states.sql.ts';

/** The limits between the states that a published run was made with; an absent limit could not be learned. */
export interface PublishedLimits {
  readonly newDays: number | undefined;
  readonly lapsedDays: number | undefined;
  /** Whether gaps between purchases tell what silence is usual for a single customer. */
  readonly ownSilence: boolean;
  readonly mature: LifecycleReport['mature'];
}

/** Learns the limits of a published run again from its tables: the same evidence gives the same limits. */
export async function publishedLimits(
  warehouse: WarehouseReader,
  { asOf, playbook }: { readonly asOf: string; readonly playbook: Playbook },
): Promise<PublishedLimits> {
  const { dialect } = warehouse;
  // The recent period is evidence for purchase rates only, and these are not asked for here.
  const evidence = { history: 'customer_history', asOf: day(asOf), recentDays: 1, dialect };
  const { newDays, lapsedDays, gaps } = await learnLimits(warehouse, evidence, playbook, false);
  const [medians] = await warehouse.rows(publishedMedians(dialect), {
    tenure: 'number?',
    purchases: 'number?',
  });
  return {
    newDays,
    lapsedDays,
    ownSilence: gaps !== undefined,
    mature:
      medians?.tenure == null || medians.purchases == null
        ? undefined
        : { tenure: Math.ceil(medians.tenure), purchases: Math.ceil(medians.purchases) },
  };
}
