import type { Random } from './random.ts';

/** Uniform on [0, 1): one of the 2^53 multiples of 2^−53, all equally likely. */
export function uniform(random: Random): number {
  const high = random.uint32() >>> 5;
  const low = random.uint32() >>> 6;
  return (high * 2 ** 26 + low) * 2 ** -53;
}

/** Uniform on (0, 1): for logarithms and quantiles, which zero would send to infinity. */
export function openUniform(random: Random): number {
  for (;;) {
    const value = uniform(random);
    if (value > 0) return value;
  }
}
