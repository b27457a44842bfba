import { type Raw, raw } from './sql.ts';

/** A probability as text of the statement, because quantiles take no bound value. */
export function probabilityText(probability: number): Raw {
  if (!(probability >= 0 && probability <= 1)) throw new RangeError(`Not a probability: ${probability}.`);
  return raw(String(probability));
}

/** How many decimals to keep: doubles hold no more than 15. */
export function checkedDigits(digits: number): number {
  if (!Number.isInteger(digits) || digits < 0 || digits > 15)
    throw new RangeError(`Not a number of decimals: ${digits}.`);
  return digits;
}
