import { integer, type Random } from '@attune/stats';

/** One of the items, each as likely as the others. */
export function pick<Item>(items: readonly Item[], random: Random): Item {
  return items[integer(random, 0, items.length - 1)]!;
}
