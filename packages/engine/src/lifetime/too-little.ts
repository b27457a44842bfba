import { historyTotals, type Interval, type PurchaseHistories, type Refusal } from '@attune/stats';

/** A total that may be off by more than this share of itself is not told. */
const widest = 0.5;

const number = (value: number) => Math.ceil(value).toLocaleString('en-US');
const people = (count: number) => `${number(count)} customer${count === 1 ? '' : 's'}`;

/** With so many who bought again the models can mostly be fitted, if not well. */
const repeatersWanted = 50;
const customersWanted = 300;

/** Why a base is too little to foretell anything from, with how much would do. */
export const tooLittle = {
  /** Before any model: nobody to learn from. */
  nothingToLearn(histories: PurchaseHistories): string | undefined {
    const { customers, repeaters, age } = historyTotals(histories);
    const wanted = `About ${people(customersWanted)}, ${repeatersWanted} of whom bought again, would do.`;
    if (customers < 2) return `There is too little data: ${people(customers)}. ${wanted}`;
    if (age === 0)
      return `There is too little data: all ${people(customers)} bought on the last day only. ${wanted}`;
    if (repeaters === 0)
      return `There is too little data: ${people(customers)}, none of whom bought again. ${wanted}`;
    return undefined;
  },

  /** After it: the interval of the base's total shrinks with the root of the number of customers. */
  tooUnsure(total: Interval | Refusal<string>, histories: PurchaseHistories): string | undefined {
    if (!total.ok || !(total.estimate > 0)) return undefined;
    const width = (total.high - total.low) / 2 / total.estimate;
    if (width <= widest) return undefined;
    const { customers } = historyTotals(histories);
    const percent = (share: number) => `${Math.round(share * 100)} %`;
    return `There is too little data: what ${people(customers)} will bring is known to ± ${percent(width)} only. About ${people(customers * (width / widest) ** 2)} would do for ± ${percent(widest)}.`;
  },
};
