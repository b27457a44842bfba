import type { Table } from '../files/table.ts';
import { looksLikeDate } from '../values/dates.ts';
import { hasFraction, looksLikeNumber } from '../values/numbers.ts';

/** Fewer rows than this are not worth stopping a run for. */
const fewestRows = 50;

/**
 * Whether a table whose headers say nothing could be orders all the same, by its values: one column of dates, one of
 * numbers, and one of ids. It takes more for orders than there are, because leaving out a year of them unseen is worse
 * than a question.
 */
export function looksLikeOrders({ sample }: Pick<Table, 'sample'>): boolean {
  if ((sample[0]?.length ?? 0) < fewestRows) return false;
  const dates = columnsOf(sample, looksLikeDate);
  const numbers = columnsOf(sample, looksLikeNumber).filter((i) => !dates.includes(i));
  const ids = columnsOf(sample, looksLikeId).filter((i) => !dates.includes(i));
  return dates.length > 0 && numbers.some((number) => ids.some((id) => id !== number));
}

/** A number without decimals, or letters and digits in one word. */
function looksLikeId(value: string): boolean {
  return /^(?=.*\d)[\p{Letter}\d][\p{Letter}\d_#@./+-]*$/u.test(value.trim()) && !hasFraction(value);
}

function columnsOf(sample: Table['sample'], test: (value: string) => boolean): number[] {
  return sample.flatMap((values, i) => {
    const filled = values.filter((value) => value.trim() !== '');
    const isFilled = filled.length >= values.length / 2;
    return isFilled && filled.filter(test).length >= 0.9 * filled.length ? [i] : [];
  });
}
