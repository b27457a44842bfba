/**
 * Up to which place, counted in bins from the left, a share of all is, if those of a bin scatter evenly over it: 1.5 is
 * the middle of the second. Undefined where nobody is counted.
 */
export function placeOfShare(counts: readonly number[], share: number): number | undefined {
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (total <= 0) return undefined;
  let before = 0;
  for (const [place, count] of counts.entries()) {
    if (count > 0 && before + count >= share * total) return place + (share * total - before) / count;
    before += count;
  }
  return counts.length;
}

/** The first of the highest bins that together hold at least half of the value. Undefined where there is none. */
export function firstOfUpperHalf(values: readonly number[]): number | undefined {
  const total = values.reduce((sum, value) => sum + value, 0);
  if (total <= 0) return undefined;
  let upper = 0;
  for (let place = values.length - 1; place >= 0; place--) {
    upper += values[place]!;
    if (upper >= total / 2) return place;
  }
  return 0;
}
