import type { Random } from './random.ts';

/**
 * A whole number from `low` to `high`, both included, each equally likely. The span may hold up to 2^32 numbers.
 * Draws that would favour the low numbers are thrown away, so there is no bias of the remainder.
 */
export function integer(random: Random, low: number, high: number): number {
  const span = high - low + 1;
  if (!Number.isSafeInteger(low) || !Number.isSafeInteger(high) || !(span >= 1 && span <= 2 ** 32)) {
    throw new RangeError(`Not a range of at most 2^32 whole numbers: ${low} to ${high}.`);
  }
  const fair = 2 ** 32 - (2 ** 32 % span);
  for (;;) {
    const draw = random.uint32();
    if (draw < fair) return low + (draw % span);
  }
}
