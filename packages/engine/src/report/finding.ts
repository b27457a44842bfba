import { percent } from '@attune/charts';
import type { ValueReport } from '../segments/index.ts';
import { measureWords } from './measure-words.ts';
import { changeInWords, direction } from './sentences/change.ts';
import { tooFewSpenders } from './sentences/value.ts';
import type { Summary } from './summary.ts';

/** The one-line finding of the whole: how the money moved, and on how many customers it rests. */
export function finding(
  value: Pick<ValueReport, 'totals' | 'bridge' | 'concentration'>,
  measure: Summary['measure'],
): string {
  const { totals, bridge, concentration } = value;
  const { noun, Noun } = measureWords[measure];
  if (bridge !== undefined && totals.previousYearRevenue > 0)
    return `${Noun} ${moved(
      totals.pastYearRevenue / totals.previousYearRevenue - 1,
      totals.pastYearBuyers / Math.max(1, totals.previousYearBuyers) - 1,
    )}`;
  if (concentration && !tooFewSpenders(concentration.spenders))
    return `${percent(concentration.share60)} of past-year customers bring 60 % of ${noun}`;
  return `There is too little data to say who brings ${noun}`;
}

/** "grew 6 %, but on fewer customers": the contrast is named where the two moved apart. */
function moved(money: number, buyers: number): string {
  const verb = changeInWords(money);
  const people = direction(buyers);
  if (people === 0) return `${verb}, on as many customers`;
  const count = people > 0 ? 'more' : 'fewer';
  return direction(money) === people ? `${verb} on ${count} customers` : `${verb}, but on ${count} customers`;
}
