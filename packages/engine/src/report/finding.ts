import { percent } from '@attune/charts';
import type { ValueReport } from '../segments/index.ts';
import type { Summary } from './summary.ts';

/** Changes of less than half a per cent are rounded away: nobody should act on them. */
const still = 0.005;

const subjects = { revenue: 'Revenue', margin: 'Margin', outcome: 'The outcome' } as const;
const objects = { revenue: 'revenue', margin: 'margin', outcome: 'the outcome' } as const;

/** The one-line finding of the whole: how the money moved, and on how many customers it rests. */
export function finding(
  value: Pick<ValueReport, 'totals' | 'bridge' | 'concentration'>,
  measure: Summary['measure'],
): string {
  const { totals, bridge, concentration } = value;
  if (bridge !== undefined && totals.previousYearRevenue > 0)
    return `${subjects[measure]} ${moved(
      totals.pastYearRevenue / totals.previousYearRevenue - 1,
      totals.pastYearBuyers / Math.max(1, totals.previousYearBuyers) - 1,
    )}`;
  if (concentration)
    return `${percent(concentration.share60)} of customers bring 60 % of ${objects[measure]}`;
  return `There is too little data to say who brings ${objects[measure]}`;
}

/** "grew 6 %, but on fewer customers": the contrast is named where the two moved apart. */
function moved(money: number, buyers: number): string {
  const verb =
    Math.abs(money) < still ? 'stood still' : `${money > 0 ? 'grew' : 'fell'} ${percent(Math.abs(money))}`;
  if (Math.abs(buyers) < still) return `${verb}, on as many customers`;
  const people = buyers > 0 ? 'more' : 'fewer';
  const apart = Math.abs(money) < still || Math.sign(money) !== Math.sign(buyers);
  return apart ? `${verb}, but on ${people} customers` : `${verb} on ${people} customers`;
}
