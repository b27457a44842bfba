/** Whole cents as a decimal with two places, without any rounding: -5 is "-0.05". */
export function decimalOf(cents: number): string {
  const size = Math.abs(cents);
  const rest = size % 100;
  return `${cents < 0 ? '-' : ''}${(size - rest) / 100}.${rest < 10 ? '0' : ''}${rest}`;
}

/** Whole cents as the nearest JSON number, which prints as the exact decimal below 90 billion. */
export function numberOf(cents: number): number {
  return cents / 100;
}
