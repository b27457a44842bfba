import { percent } from '@attune/charts';
import type { ReportContext } from '../context.ts';
import { isUnknown } from '../summary.ts';
import { capital, counted, ended, oneIn } from './counting.ts';

/** "One customer in eight brings 60 % of revenue"; in per cent where no plain fraction is true. */
export function concentrationHeading({ words }: ReportContext, share60: number): string {
  const fraction = oneIn(share60);
  const sixty = `60\u00A0% of ${words.noun}`;
  if (fraction) return `${capital(fraction.replace('one in', 'one past-year customer in'))} brings ${sixty}`;
  return `${percent(share60, share60 < 0.1 ? 1 : 0)} of past-year customers bring ${sixty}`;
}

/** Below this many, each share of customers is one or two of them. */
const fewestSpenders = 10;

export const tooFewSpenders = (spenders: number) => spenders < fewestSpenders;

export const fewSpendersHeading = 'There are too few customers to speak of concentration';

export function fewSpendersMeaning({ summary, words }: ReportContext): string {
  const { spenders } = summary.value.concentration;
  return `Only ${counted(spenders, 'customer')} ${words.something} in the past year; shares of so few say nothing about a business.`;
}

export function concentrationMeaning({ summary, words }: ReportContext): string {
  const { share60, share80, spenders } = summary.value.concentration;
  if (isUnknown(share60)) return '';
  const eighty = isUnknown(share80) ? '' : `, and ${percent(share80)} bring 80\u00A0%`;
  return (
    `Of ${counted(spenders, 'customer')} who ${words.something} in the past year, the ${percent(share60)} who ${words.most} ` +
    `bring 60\u00A0% of ${words.noun}${eighty}. Counted, not estimated.`
  );
}

export function decilesHeading({ summary, words }: ReportContext): string {
  const { deciles, pastYearRevenue } = summary.value;
  const [first] = deciles;
  if (!first || pastYearRevenue <= 0) return `There is no ${words.noun} in the past year to divide`;
  const top = percent(first.revenue / pastYearRevenue);
  if (deciles.length < 10)
    return `The first of ${counted(deciles.length, 'group')} of past-year customers brings ${top} of ${words.noun}`;
  const lower = deciles.slice(5).reduce((sum, decile) => sum + decile.revenue, 0);
  return `The top tenth of past-year customers brings ${top} of ${words.noun}, the lower half ${percent(lower / pastYearRevenue)}`;
}

export function zeroSpendersSentence({ summary, words }: ReportContext): string {
  const { customers } = summary.value.zeroSpenders;
  if (customers === 0) return `No customer is without ${words.bare} in the past year.`;
  return `${counted(customers, 'more customer', 'more customers')} ${words.nothing} in the past year; they have a row of their own.`;
}

export function gridHeading({ summary, money, words }: ReportContext): string {
  if (isUnknown(summary.value.gridAxes.valueCut)) return `${words.Nobody} in the past year`;
  const cell = summary.value.grid.find(({ cell }) => cell === 'high-not-growing');
  if (!cell || cell.customers === 0) return `No ${words.high} have stopped growing`;
  return `${money.short(cell.revenue)} comes from ${words.high} whose ${words.own} does not grow`;
}

export function gridMeaning({ summary, money }: ReportContext): string {
  const { gridAxes, grid } = summary.value;
  const stalled = grid.find(({ cell }) => cell === 'high-not-growing');
  const first =
    stalled && stalled.customers > 0
      ? `These are ${counted(stalled.customers, 'customer')}, and the first to look after. `
      : '';
  const cut = isUnknown(gridAxes.valueCut)
    ? `There is no cut: ${gridAxes.valueCut.reason.charAt(0).toLowerCase()}${ended(gridAxes.valueCut.reason.slice(1))}`
    : `The cut is at ${money.short(gridAxes.valueCut)}.`;
  const { growthUnknown } = gridAxes;
  const notKnown =
    growthUnknown === 0
      ? ''
      : ` For ${counted(growthUnknown, 'customer')} nobody can know yet whether they grow; they count as not growing.`;
  return `${first}${ended(gridAxes.value)} ${cut} ${ended(gridAxes.growth)}${notKnown}`;
}
