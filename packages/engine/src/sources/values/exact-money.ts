/** Money as whole ten-thousandths, so that sums are exact. */
export type ExactMoney = bigint;

/** From a decimal with four places as the warehouse writes it, `-12.3400`. */
export function exactMoney(text: string): ExactMoney {
  if (!/^-?\d+\.\d{4}$/.test(text)) throw new RangeError(`Not a decimal with four places: ${text}`);
  return BigInt(text.replace('.', ''));
}

export function moneyNumber(money: ExactMoney): number {
  return Number(money) / 10_000;
}
