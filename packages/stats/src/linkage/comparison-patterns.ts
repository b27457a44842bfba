import { requireCount } from '../domain.ts';

/**
 * What comparing pairs of records gave, counted: `counts[r]` pairs agreed as row r of `patterns` says, a level for each
 * field. Level 0 means that the field differs, the highest that it agrees, those between that it is more or less alike;
 * −1 that it is missing on either side. Rows in any order; a pattern may appear twice.
 */
export interface ComparisonPatterns {
  /** How many levels each field has, at least 2. */
  readonly levels: readonly number[];
  /** Row-major, rows × fields. */
  readonly patterns: Int8Array;
  readonly counts: Float64Array;
}

/** Throws unless the pattern holds a level, or −1, for each field. */
export function requirePattern(levels: readonly number[], pattern: ArrayLike<number>): void {
  if (pattern.length !== levels.length) {
    throw new RangeError(`A pattern must have ${levels.length} fields, got ${pattern.length}.`);
  }
  for (let field = 0; field < levels.length; field++) {
    const level = pattern[field]!;
    if (!Number.isInteger(level) || level < -1 || level >= levels[field]!) {
      throw new RangeError(`Field ${field} has the levels −1 to ${levels[field]! - 1}, got ${level}.`);
    }
  }
}

/** Throws unless the rows fit the fields and the counts are whole. */
export function requirePatterns({ levels, patterns, counts }: ComparisonPatterns): void {
  if (levels.length === 0) throw new RangeError('Records are compared by at least one field.');
  for (const count of levels) {
    if (!Number.isInteger(count) || count < 2 || count > 127) {
      throw new RangeError(`A field has 2 to 127 levels, got ${count}.`);
    }
  }
  if (patterns.length !== counts.length * levels.length) {
    throw new RangeError('patterns must have a row for each count, and a column for each field.');
  }
  for (let row = 0; row < counts.length; row++) {
    requireCount('counts', counts[row]!);
    requirePattern(levels, patterns.subarray(row * levels.length, (row + 1) * levels.length));
  }
}

/** The same pairs with each pattern once, in one order: what is computed from them has the same bytes for any rows. */
export function mergedPatterns({ levels, patterns, counts }: ComparisonPatterns): ComparisonPatterns {
  const fields = levels.length;
  const compare = (a: number, b: number) => {
    for (let field = 0; field < fields; field++) {
      const difference = patterns[a * fields + field]! - patterns[b * fields + field]!;
      if (difference !== 0) return difference;
    }
    return 0;
  };
  const order = Array.from(counts.keys())
    .filter((row) => counts[row]! > 0)
    .sort(compare);
  const first = order.filter((row, i) => i === 0 || compare(row, order[i - 1]!) !== 0);
  const sums = new Float64Array(first.length);
  let place = 0;
  for (const row of order) {
    if (compare(row, first[place]!) !== 0) place++;
    sums[place]! += counts[row]!;
  }
  return {
    levels,
    patterns: Int8Array.from(
      first.flatMap((row) => [...patterns.subarray(row * fields, (row + 1) * fields)]),
    ),
    counts: sums,
  };
}

/** How many pairs have each level of each field; pairs in which the field is missing do not count. */
export function levelCounts({ levels, patterns, counts }: ComparisonPatterns): Float64Array[] {
  const sums = levels.map((count) => new Float64Array(count));
  for (let row = 0; row < counts.length; row++) {
    for (let field = 0; field < levels.length; field++) {
      const level = patterns[row * levels.length + field]!;
      if (level >= 0) sums[field]![level]! += counts[row]!;
    }
  }
  return sums;
}

/**
 * The share of each level of each field among pairs, with half a pair added to each level so that none is nought. Of
 * pairs drawn at random, which are nearly never matches, these are the u probabilities of Fellegi and Sunter.
 */
export function levelShares(comparisons: ComparisonPatterns): Float64Array[] {
  requirePatterns(comparisons);
  return levelCounts(comparisons).map((sums) => {
    const pairs = sums.reduce((total, sum) => total + sum, 0) + sums.length / 2;
    return sums.map((sum) => (sum + 0.5) / pairs);
  });
}
