import { type Amounts, number, percent } from '@attune/charts';
import type { Comparison } from '@attune/client';
import { strings } from '../../../strings/index.ts';

type Unit = Comparison['figures'][number]['unit'];

/**
 * A figure in its unit. One that is not there is not known to who may see customers (`isExact`), and withheld from who
 * may not; limits in days tell of nobody and are withheld from no one.
 */
export function writeFigure(value: number | null, unit: Unit, amounts: Amounts, isExact: boolean): string {
  if (value === null) return isExact || unit === 'days' ? strings.data.notKnown : strings.data.withheld;
  if (unit === 'money') return amounts.short(value);
  if (unit === 'share') return percent(value);
  if (unit === 'days') return strings.data.compare.days(number(value));
  return number(value);
}

/** A change with its sign: "+120", "−€1.2 k", "+3 points". */
export function writeChange(value: number | null, unit: Unit, amounts: Amounts): string {
  if (value === null) return strings.data.notKnown;
  const sign = value > 0 ? '+' : '';
  if (unit === 'money') return amounts.signed(value);
  if (unit === 'share') return strings.data.compare.points(`${sign}${number(value * 100, 1)}`);
  if (unit === 'days') return strings.data.compare.days(`${sign}${number(value)}`);
  return `${sign}${number(value)}`;
}
