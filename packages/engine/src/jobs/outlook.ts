import type { LifetimeReport } from '../lifetime/index.ts';
import type { PotentialReport } from '../potential/index.ts';
import type { OutlookKind } from '../segments/index.ts';

/** What stands against value in the grid: the best evidence there is of what customers may still bring. */
export function outlookOf(
  potential: Pick<PotentialReport, 'kind'>,
  { forecast }: Pick<LifetimeReport, 'forecast'>,
): OutlookKind {
  if (potential.kind !== 'not-estimable') return potential.kind;
  // Growth of value needs a model of spend beside that of purchases.
  return forecast.ok && forecast.noSpend === undefined ? 'lifetime growth' : 'growth';
}
