import type { ValueReport } from '../segments/index.ts';

/** The one-line finding of the whole: how the money moved, and on how many customers it rests. */
export function finding(value: ValueReport, measure: 'revenue' | 'margin' | 'outcome'): string {
  const word = { revenue: 'Revenue', margin: 'Margin', outcome: 'The outcome' }[measure];
  const { totals, bridge, concentration } = value;
  if (bridge !== undefined && totals.previousYearRevenue > 0) {
    const change = totals.pastYearRevenue / totals.previousYearRevenue - 1;
    const buyers = totals.pastYearBuyers / Math.max(1, totals.previousYearBuyers) - 1;
    const moved = movement(change);
    const people = buyers < -0.005 ? 'fewer' : buyers > 0.005 ? 'more' : 'as many';
    const contrast = Math.abs(change) < 0.005 || change > 0 !== buyers > 0 ? 'but ' : '';
    return `${word} ${moved}, ${contrast}on ${people} customers`
      .replace(', but on as many', ', on as many')
      .replace(', on more', ' on more')
      .replace(', on fewer', ' on fewer');
  }
  if (concentration)
    return `${percent(concentration.share60)} of customers bring 60 % of ${word === 'The outcome' ? 'the outcome' : word.toLowerCase()}`;
  return 'There is too little data to say who brings the money';
}

function movement(change: number): string {
  if (Math.abs(change) < 0.005) return 'stood still';
  return `${change > 0 ? 'grew' : 'fell'} ${percent(Math.abs(change))}`;
}

function percent(share: number): string {
  const value = share * 100;
  return `${value < 10 ? Number(value.toFixed(1)) : Math.round(value)} %`;
}
