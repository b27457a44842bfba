import type { Summary } from '../src/report/index.ts';
import { euros, revenue } from './retailer-totals.ts';

const monthNames = Array.from({ length: 48 }, (_, index) => {
  const month = index + 6;
  return `${2022 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;
});
export const refunds = 61_204.85;

/** Months that match, and add up to the amounts from which refunds are taken; none are from an outcome. */
export function reconciled(refunds: number | null): Summary['reconciliation'] {
  const amounts = Math.round((revenue + (refunds ?? 0)) * 100) / 100;
  const monthMoney = euros(
    amounts,
    monthNames.map((_, index) => 10 + index * 0.08 + 3 * Math.sin((index * Math.PI) / 6)),
  );
  return {
    months: monthNames.map((month, index) => ({
      month,
      files: Math.round((monthMoney[index]! + (index === 20 ? 1204.5 : 0)) * 100) / 100,
      duplicates: index === 20 ? 1204.5 : 0,
      rejected: 0,
      later: 0,
      analysed: monthMoney[index]!,
      matches: true,
    })),
    matching: 48,
    of: 48,
    total: { amounts, refunds, costs: null, measure: revenue, matches: true },
  };
}
