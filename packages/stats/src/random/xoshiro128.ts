import type { Random } from './random.ts';

function rotateLeft(x: number, by: number): number {
  return (x << by) | (x >>> (32 - by));
}

/**
 * The generator xoshiro128** 1.1 from four 32-bit words of state, not all zero. Period 2^128 − 1.
 * Source: Blackman & Vigna (2021), "Scrambled Linear Pseudorandom Number Generators", ACM TOMS 47.
 */
export function xoshiro128(state: readonly [number, number, number, number]): Random {
  let [s0, s1, s2, s3] = state;
  if ((s0 | s1 | s2 | s3) === 0) throw new RangeError('The state of xoshiro128** cannot be all zero.');
  return {
    uint32: () => {
      const output = Math.imul(rotateLeft(Math.imul(s1, 5), 7), 9) >>> 0;
      const shifted = s1 << 9;
      s2 ^= s0;
      s3 ^= s1;
      s1 ^= s2;
      s0 ^= s3;
      s2 ^= shifted;
      s3 = rotateLeft(s3, 11);
      return output;
    },
  };
}
