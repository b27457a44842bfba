import { day } from '@attune/charts';
import type { DateOrder } from '../source-report.ts';
import { numericDate } from './dates.ts';

const shape = new RegExp(numericDate);

/** The calendar day, as ISO, that a text of three numbers means in an order; undefined where there is no such day. */
export function readAs(text: string, order: DateOrder): string | undefined {
  const match = shape.exec(text);
  if (!match) return undefined;
  const [a, b, c] = [match[1]!, match[2]!, match[3]!];
  const [d, m, y] = { 'day-first': [a, b, c], 'month-first': [b, a, c], 'year-first': [c, b, a] }[order];
  const [date, month] = [Number(d), Number(m)];
  // As the warehouse reads two digits: 69 to 99 lie in the last century.
  const year = y!.length === 4 ? Number(y) : Number(y) + (Number(y) >= 69 ? 1900 : 2000);
  const at = new Date(Date.UTC(year, month - 1, date));
  if (at.getUTCMonth() !== month - 1 || at.getUTCDate() !== date) return undefined;
  return at.toISOString().slice(0, 10);
}

/** Whether day and month of a text can be exchanged, and make another day. */
export function isTwoDays(text: string): boolean {
  const days = [readAs(text, 'day-first'), readAs(text, 'month-first')];
  return days[0] !== undefined && days[1] !== undefined && days[0] !== days[1];
}

/** "03/04/2024 → 3 Apr 2024". */
export function exampleOf(text: string, order: DateOrder): string {
  const read = readAs(text, order);
  return `${text.trim()} → ${read === undefined ? 'no such day' : day(read)}`;
}

/**
 * The order under which the rows stand in the order of time, where that holds for one of the two only: programs write
 * what happened first or what happened last in front, and hardly ever by chance.
 */
export function orderInTime(texts: readonly string[]): 'day-first' | 'month-first' | undefined {
  const [dayFirst, monthFirst] = [isSorted(texts, 'day-first'), isSorted(texts, 'month-first')];
  if (dayFirst === monthFirst) return undefined;
  return dayFirst ? 'day-first' : 'month-first';
}

/** Fewer steps than this prove nothing. */
const fewestSteps = 3;

function isSorted(texts: readonly string[], order: DateOrder): boolean {
  const days = texts.flatMap((text) => readAs(text, order) ?? []);
  const steps = days.slice(1).map((next, i) => (next < days[i]! ? -1 : next > days[i]! ? 1 : 0));
  const [up, down] = [steps.filter((s) => s > 0).length, steps.filter((s) => s < 0).length];
  return up + down >= fewestSteps && (up === 0 || down === 0);
}
