import { LinkedTables } from './small-cells.ts';

/**
 * Counts of people as they may be shown to who may not see customers: null for a group of 1 to k − 1, and for the
 * others that would give it away. Who has several such replies of the same people has to withhold them together.
 *
 * @param sums groups of positions whose sum every reader knows
 */
export function withheld(
  counts: readonly number[],
  k: number,
  sums: readonly (readonly number[])[] = [],
): (number | null)[] {
  const tables = new LinkedTables();
  for (const [i, count] of counts.entries()) tables.add(String(i), count);
  for (const group of sums)
    tables.equations.push({ of: 'people', terms: new Map(group.map((i) => [String(i), 1])) });
  const hidden = tables.toWithhold(k);
  return counts.map((count, i) => (hidden.has(String(i)) ? null : count));
}

/** A count of some people out of a known number: withheld too where those who are not among them are too few. */
export function sharePeople(count: number, of: number, k: number): number | null {
  return withheld([count, of - count], k, [[0, 1]])[0]!;
}
