import { requireCount } from '../domain.ts';
import { splitmix64 } from './splitmix64.ts';
import { xoshiro128 } from './xoshiro128.ts';

/**
 * A stream of random bits. Every function that needs chance takes one as an argument, so that the same seed gives the
 * same result. Drawing moves the stream on; two parts of a program that must not disturb each other take two streams.
 */
export interface Random {
  /** The next whole number, uniform on 0 … 2^32 − 1. */
  readonly uint32: () => number;
}

/** A stream that starts from a whole number: xoshiro128** with its state filled by splitmix64. */
export function seededRandom(seed: number): Random {
  requireCount('seed', seed);
  const [first, second] = splitmix64(BigInt(seed), 2) as [bigint, bigint];
  const low = (word: bigint) => Number(word & 0xffffffffn);
  const high = (word: bigint) => Number(word >> 32n);
  return xoshiro128([low(first), high(first), low(second), high(second)]);
}
