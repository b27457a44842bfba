import { blindDays } from '../segments/index.ts';

/** Whether a cohort (2024, 2024-Q3 or 2024-07) begins so early that it may hold older customers who only look new. */
export function isBlind(cohort: string, firstDay: string): boolean {
  const [year, part] = cohort.split('-');
  const month = part?.startsWith('Q') ? (Number(part.slice(1)) - 1) * 3 + 1 : Number(part ?? 1);
  const begins = Date.parse(`${year}-${String(month).padStart(2, '0')}-01`);
  return begins <= Date.parse(firstDay) + blindDays * 86_400_000;
}
