import { amountsIn, percent } from '@attune/charts';
import type { Summary } from '../../report/index.ts';
import type { Cause, Pair } from './comparison.ts';
import { fromUnits, inUnits } from './units.ts';

/** The change of the past-year measure, and the largest cause that pulls in its direction. */
export function headline({ older, newer }: Pair<Summary>, causes: readonly Cause[]): string {
  const money = amountsIn(newer.measure === 'outcome' ? null : newer.currency);
  const [was, is] = [older.value.pastYearRevenue, newer.value.pastYearRevenue];
  const change = fromUnits(inUnits(is) - inUnits(was));
  if (change === 0)
    return causes.length === 0
      ? 'Nothing changed'
      : `Past-year ${newer.measure} is ${money.short(is)}, as before`;
  const share = was > 0 ? `by ${percent(Math.abs(change) / was)} ` : '';
  const main = causes
    .filter(({ amount }) => amount !== null && Math.sign(amount) === Math.sign(change))
    .sort((a, b) => Math.abs(b.amount ?? 0) - Math.abs(a.amount ?? 0))[0];
  const because = main
    ? `. Largest cause: ${main.text.charAt(0).toLowerCase()}${main.text.slice(1, -1)}`
    : '';
  return `Past-year ${newer.measure} ${change > 0 ? 'rose' : 'fell'} ${share}to ${money.short(is)}${because}`;
}
