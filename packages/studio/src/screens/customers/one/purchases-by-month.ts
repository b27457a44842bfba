import type { Replies } from '@attune/client';

export type Entry = Replies['getTimeline']['entries'][number];

export interface Month {
  readonly month: string;
  readonly bought: number;
  /** Returns, and what was refunded of orders; a refund is counted in the month of its order. */
  readonly givenBack: number;
  readonly orders: number;
}

/** All months from the first entry to the as-of day, without a gap. */
export function purchasesByMonth(entries: readonly Entry[], asOf: string): readonly Month[] {
  const first = entries.at(-1)?.day.slice(0, 7);
  if (first === undefined) return [];
  const last = asOf.slice(0, 7);
  const byMonth = Map.groupBy(entries, ({ day }) => day.slice(0, 7));
  const months: Month[] = [];
  for (let month = first; month <= last; month = monthAfter(month))
    months.push(monthOf(month, byMonth.get(month) ?? []));
  return months;
}

function monthOf(month: string, entries: readonly Entry[]): Month {
  const lines = entries.flatMap((entry) => entry.lines);
  const sum = (amounts: readonly number[]) =>
    amounts.reduce((total, amount) => total + cents(amount), 0) / 10_000;
  return {
    month,
    bought: sum(lines.map(({ amount }) => Math.max(0, amount))),
    givenBack: sum(lines.map(({ amount, refunded }) => Math.max(0, -amount) + (refunded ?? 0))),
    orders: entries.filter(({ kind }) => kind === 'order').length,
  };
}

/** Added as whole ten-thousandths: amounts do not add up exactly otherwise. */
function cents(amount: number): number {
  return Math.round(amount * 10_000);
}

function monthAfter(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
}
