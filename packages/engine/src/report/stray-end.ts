import { daysBetween } from '../warehouse/index.ts';
/** Order lines of one day. */
export interface SellingDay {
  readonly day: string;
  readonly lines: number;
}

/** A last day that lies far beyond all others, as a mistyped year would. */
export interface StrayEnd {
  readonly lastDay: string;
  /** From the day by which nearly all lines lie. */
  readonly daysLater: number;
  /** Other lines that lie between that day and the last. */
  readonly others: number;
}

/** So many lines may be strays; one always may. */
const strayShare = 0.001;
const fewestDays = 30;
/** How many times the usual gap between selling days is too long to be one. */
const usualGaps = 10;

/**
 * Finds a last day that lies far beyond the bulk, judged by the data alone, without a clock. `days` in order. The
 * usual gap is the median one between neighbouring selling days of the bulk.
 */
export function strayEnd(days: readonly SellingDay[]): StrayEnd | undefined {
  const total = days.reduce((sum, { lines }) => sum + lines, 0);
  const allowed = Math.max(1, Math.floor(total * strayShare));
  let after = 0;
  let bulkEnd = days.length - 1;
  while (bulkEnd > 0 && after + days[bulkEnd]!.lines <= allowed) {
    after += days[bulkEnd]!.lines;
    bulkEnd -= 1;
  }
  const [bulk, last] = [days[bulkEnd], days.at(-1)];
  if (!bulk || !last || bulk === last) return undefined;
  const gaps = days
    .slice(1, bulkEnd + 1)
    .map(({ day }, index) => daysBetween(days[index]!.day, day))
    .sort((a, b) => a - b);
  const usual = gaps[Math.floor(gaps.length / 2)];
  const daysLater = daysBetween(bulk.day, last.day);
  if (usual === undefined || daysLater <= Math.max(fewestDays, usualGaps * usual)) return undefined;
  return { lastDay: last.day, daysLater, others: after - last.lines };
}
