import type { bridgeKinds, ValueReport } from '../../segments/index.ts';
import type { Summary, Unknown } from '../summary.ts';

/** The way from last year's total to this year's. */
export function bridgePart(
  { totals }: ValueReport,
  changes: NonNullable<ValueReport['bridge']>,
): Exclude<Summary['bridge'], Unknown> {
  const of = (kind: (typeof bridgeKinds)[number]) => changes.get(kind) ?? { customers: 0, change: 0 };
  const kinds = <T>(pick: (row: { customers: number; change: number }) => T) => ({
    new: pick(of('new')),
    reactivated: pick(of('reactivated')),
    up: pick(of('up')),
    down: pick(of('down')),
    lost: pick(of('lost')),
  });
  return {
    lastYear: totals.previousYearRevenue,
    ...kinds(({ change }) => change),
    thisYear: totals.pastYearRevenue,
    customers: {
      lastYear: totals.previousYearBuyers,
      ...kinds(({ customers }) => customers),
      thisYear: totals.pastYearBuyers,
    },
  };
}
