import { percent } from '@attune/charts';
import type { ReportContext } from '../context.ts';
import type { MeasureWords } from '../measure-words.ts';
import { isUnknown, type Summary } from '../summary.ts';
import { capital, counted, ended, lower, oneIn } from './counting.ts';

type GridAxes = Summary['value']['gridAxes'];

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

export function gridHeading({ summary, money, words, outlook }: ReportContext): string {
  const { gridAxes, grid } = summary.value;
  if (isUnknown(gridAxes.valueCut)) return `${words.Nobody} in the past year`;
  const cell = grid.find(({ cell }) => cell === outlook.strong);
  const kind = gridHeadings[gridAxes.outlookKind];
  if (!cell || cell.customers === 0) return kind.nobody(words);
  return `${money.short(cell.revenue)} comes from ${words.high} ${kind.who(words)}`;
}

/** Of the cell that the picture is about: what is said of its customers, and what where there are none. */
const gridHeadings: Readonly<
  Record<
    GridAxes['outlookKind'],
    { readonly who: (words: MeasureWords) => string; readonly nobody: (words: MeasureWords) => string }
  >
> = {
  potential: {
    who: () => 'who could bring much more',
    nobody: ({ high }) => `No ${high} could bring much more`,
  },
  headroom: {
    who: () => 'who lie below the best of their peers',
    nobody: ({ high }) => `No ${high} lie far below the best of their peers`,
  },
  'lifetime growth': {
    who: () => 'who are not expected to bring more',
    nobody: ({ high }) => `All ${high} are expected to bring more`,
  },
  growth: {
    who: ({ own }) => `whose ${own} does not grow`,
    nobody: ({ high }) => `No ${high} have stopped growing`,
  },
};

export function gridMeaning({ summary, money, outlook }: ReportContext): string {
  const { gridAxes, grid } = summary.value;
  const strong = grid.find(({ cell }) => cell === outlook.strong);
  const first =
    strong && strong.customers > 0
      ? `These are ${counted(strong.customers, 'customer')}, and ${outlook.advice}. `
      : '';
  const cut = isUnknown(gridAxes.valueCut)
    ? `There is no cut: ${lower(ended(gridAxes.valueCut.reason))}`
    : `The cut is at ${money.short(gridAxes.valueCut)}.`;
  const { outlookUnknown } = gridAxes;
  const notKnown =
    outlookUnknown === 0 ? '' : ` For ${counted(outlookUnknown, 'customer')} ${outlook.unknown}.`;
  return `${first}${ended(gridAxes.value)} ${cut} ${ended(gridAxes.outlook)}${cutOf(gridAxes, money)}${notKnown} ${certainty(gridAxes)}`;
}

function cutOf({ outlookUnit, outlookCut }: GridAxes, money: ReportContext['money']): string {
  return outlookUnit === 'money' ? ` Much means more than ${money.short(outlookCut)}, the median.` : '';
}

/** How far the cells can be trusted, customer by customer. */
function certainty({ certain }: GridAxes): string {
  if (isUnknown(certain))
    return `How sure a customer's cell is cannot be said: ${lower(ended(certain.reason))}`;
  return `For ${percent(certain.share)} of customers the cell is at least ${percent(certain.probability)} certain; the others lie too near a cut for what is known of them.`;
}
