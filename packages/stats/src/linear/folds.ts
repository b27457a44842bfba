import type { Random } from '../random/random.ts';
import { shuffle } from '../random/shuffle.ts';

/** A fold for each row, 0 to `folds` − 1, in random order and of sizes that differ by one at most. */
export function randomFolds(rows: number, folds: number, random: Random): Int32Array {
  return Int32Array.from(
    shuffle(
      random,
      Array.from({ length: rows }, (_, i) => i % folds),
    ),
  );
}

/** The places of the rows that are in a fold, and of those that are not. */
export function splitFold(folds: Int32Array, fold: number): { inside: Int32Array; outside: Int32Array } {
  const places = Int32Array.from(folds.keys());
  return {
    inside: places.filter((i) => folds[i] === fold),
    outside: places.filter((i) => folds[i] !== fold),
  };
}
