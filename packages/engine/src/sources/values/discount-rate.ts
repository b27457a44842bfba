import { looksLikeNumber } from './numbers.ts';

/** How the mapping explains a discount that is a rate. */
export const rateWords =
  'its values are rates from 0 to 1, so the discount in money is amount × rate / (1 − rate), the amount being what was paid';

/**
 * Whether a discount column holds shares of the price (0.2 for 20 %) instead of money: every value lies between 0 and
 * 1, some have a fraction, and amounts are larger by far.
 */
export function isRate(discounts: readonly string[], amounts: readonly string[]): boolean {
  const filled = discounts.map((value) => value.trim()).filter((value) => value !== '');
  const isShare = (value: string) => /^(?:0?[.,]\d+|[01](?:[.,]0*)?)$/.test(value);
  if (!filled.every(isShare) || !filled.some((value) => /[.,]\d*[1-9]/.test(value))) return false;
  const sizes = amounts.filter(looksLikeNumber).map(wholePart);
  const large = sizes.filter((size) => size > 2).length;
  return large > sizes.length / 2;
}

/** What stands before the decimal mark, whichever that is; good enough to tell 0.8 from 80. */
function wholePart(value: string): number {
  const digits = value.replaceAll(/[^\d.,]/g, '').replace(/[.,](?:\d{0,2}|\d{4,})$/, '');
  return Number(digits.replaceAll(/[.,]/g, ''));
}
