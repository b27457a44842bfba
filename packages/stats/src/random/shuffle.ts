import { integer } from './integer.ts';
import type { Random } from './random.ts';

/**
 * The items in a new order, every order equally likely; the input stays as it is.
 * Source: Fisher & Yates, in Durstenfeld's form (1964), CACM algorithm 235.
 */
export function shuffle<Item>(random: Random, items: readonly Item[]): Item[] {
  const shuffled = [...items];
  for (let i = shuffled.length - 1; i > 0; i--) {
    const j = integer(random, 0, i);
    [shuffled[i], shuffled[j]] = [shuffled[j]!, shuffled[i]!];
  }
  return shuffled;
}
