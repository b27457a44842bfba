/** Groups of fewer people are not shown to who may not see customers: too few to hide in. */
const fewest = 10;

/**
 * Counts of people as they may be shown: those from 1 to 9 are withheld (null). Where the sum of a group is known
 * from elsewhere, a single withheld count could be worked out; then the next smallest of the group is withheld too.
 *
 * @param sums groups of positions whose sum is known
 */
export function withheld(
  counts: readonly number[],
  sums: readonly (readonly number[])[] = [],
): (number | null)[] {
  const shown: (number | null)[] = counts.map((count) => (count > 0 && count < fewest ? null : count));
  for (let changed = true; changed; ) {
    changed = false;
    for (const group of sums) {
      if (group.filter((i) => shown[i] === null).length !== 1) continue;
      const others = group.filter((i) => shown[i] !== null);
      // A group of nobody hides nobody, so it is taken only where there is no other.
      const [next] = others.sort(
        (a, b) => Number(counts[a] === 0) - Number(counts[b] === 0) || counts[a]! - counts[b]!,
      );
      if (next === undefined) continue;
      shown[next] = null;
      changed = true;
    }
  }
  return shown;
}

/** A count of some people out of all of them: withheld too where those who are not among them are too few. */
export function withheldOf(count: number, all: number): number | null {
  return withheld([count, all - count]).includes(null) ? null : count;
}
