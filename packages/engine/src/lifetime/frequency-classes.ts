import type { Forecaster, PurchaseHistories } from '@attune/stats';

/** Repeat purchases as the papers class them; the last class is open. */
export const frequencyClasses = ['0', '1', '2', '3', '4', '5', '6', '7+'] as const;
const last = frequencyClasses.length - 1;

export const classOf = (frequency: number) => Math.min(last, frequency);

/** How many customers bought how often again. */
export function customersByFrequency({ frequency, customers }: PurchaseHistories): Float64Array {
  const found = new Float64Array(frequencyClasses.length);
  for (const [i, x] of frequency.entries()) found[classOf(x)]! += customers[i]!;
  return found;
}

/** How many customers a model expects to have bought how often again, at the ages that they have. */
export function expectedByFrequency({ age, customers }: PurchaseHistories, model: Forecaster): Float64Array {
  const byAge = new Map<number, number>();
  for (const [i, T] of age.entries()) byAge.set(T, (byAge.get(T) ?? 0) + customers[i]!);
  const found = new Float64Array(frequencyClasses.length);
  const share = new Float64Array(frequencyClasses.length);
  for (const [T, people] of byAge) {
    // What comes within T of the first purchase is the forecast for somebody who has just made it.
    model.probabilities(0, 0, 0, T, share);
    for (const [i, part] of share.entries()) found[i]! += people * part;
  }
  return found;
}
