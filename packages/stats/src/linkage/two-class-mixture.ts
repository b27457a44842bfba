import { type ComparisonPatterns, levelCounts } from './comparison-patterns.ts';

/** Pairs are matches or not; given which, their fields agree independently of one another. */
export interface TwoClasses {
  /** The share of matches among the pairs. */
  readonly share: number;
  /** m[field][level]: the probability of the level among matches. */
  readonly m: readonly Float64Array[];
  /** u[field][level]: the same among pairs that are no matches. */
  readonly u: readonly Float64Array[];
}

/**
 * Half a pair is added to each level of each class, and to each class: a level that no match has is then rare, and never
 * impossible, which would make its weight infinite. (The mode under a Dirichlet prior with 1 + ½ for each.)
 */
export const addedPairs = 0.5;

/** log P(pattern | class) + log P(class), for matches and for the rest; a missing field says nothing. */
function logJoint({ share, m, u }: TwoClasses, pattern: ArrayLike<number>): [match: number, rest: number] {
  let match = Math.log(share);
  let rest = Math.log1p(-share);
  for (let field = 0; field < m.length; field++) {
    const level = pattern[field]!;
    if (level < 0) continue;
    match += Math.log(m[field]![level]!);
    rest += Math.log(u[field]![level]!);
  }
  return [match, rest];
}

function logSum(a: number, b: number): number {
  const high = Math.max(a, b);
  return high + Math.log1p(Math.exp(Math.min(a, b) - high));
}

/** The log-likelihood of the counts, up to the multinomial constant. */
export function logLikelihood(classes: TwoClasses, { levels, patterns, counts }: ComparisonPatterns): number {
  let sum = 0;
  for (let row = 0; row < counts.length; row++) {
    if (counts[row] === 0) continue;
    const pattern = patterns.subarray(row * levels.length, (row + 1) * levels.length);
    sum += counts[row]! * logSum(...logJoint(classes, pattern));
  }
  return sum;
}

/** What EM climbs: the log-likelihood and the log-density of the added pairs. */
export function logPosterior(classes: TwoClasses, comparisons: ComparisonPatterns, uFixed: boolean): number {
  const added = (shares: readonly Float64Array[]) =>
    shares.reduce((sum, levels) => levels.reduce((s, share) => s + addedPairs * Math.log(share), sum), 0);
  const prior = addedPairs * (Math.log(classes.share) + Math.log1p(-classes.share)) + added(classes.m);
  return logLikelihood(classes, comparisons) + prior + (uFixed ? 0 : added(classes.u));
}

/** log m/u of each level of each field. */
function logRatios({ m, u }: TwoClasses): Float64Array[] {
  return m.map((shares, field) => shares.map((share, level) => Math.log(share / u[field]![level]!)));
}

/** The probability that a pair with each pattern is a match. */
export function matchChances(
  classes: TwoClasses,
  { levels, patterns, counts }: ComparisonPatterns,
): Float64Array {
  const ratios = logRatios(classes);
  const prior = Math.log(classes.share / (1 - classes.share));
  const chances = new Float64Array(counts.length);
  for (let row = 0, at = 0; row < counts.length; row++) {
    let logOdds = prior;
    for (let field = 0; field < levels.length; field++, at++) {
      const level = patterns[at]!;
      if (level >= 0) logOdds += ratios[field]![level]!;
    }
    chances[row] = 1 / (1 + Math.exp(-logOdds));
  }
  return chances;
}

/**
 * One step of EM: each pair counts as a match by its probability, then shares are counted. Never lowers `logPosterior`.
 * Source: Dempster, Laird & Rubin (1977), JRSS B 39; for record linkage Jaro (1989), JASA 84.
 */
export function emStep(classes: TwoClasses, comparisons: ComparisonPatterns, uFixed: boolean): TwoClasses {
  const { levels, patterns, counts } = comparisons;
  const matches = matchChances(classes, comparisons);
  const rest = new Float64Array(counts.length);
  let pairs = 0;
  let matched = 0;
  for (let row = 0; row < counts.length; row++) {
    matches[row]! *= counts[row]!;
    rest[row] = counts[row]! - matches[row]!;
    pairs += counts[row]!;
    matched += matches[row]!;
  }
  const shares = (weights: Float64Array) =>
    levelCounts({ levels, patterns, counts: weights }).map((sums) => {
      const total = sums.reduce((sum, count) => sum + count + addedPairs, 0);
      return sums.map((count) => (count + addedPairs) / total);
    });
  return {
    share: (matched + addedPairs) / (pairs + 2 * addedPairs),
    m: shares(matches),
    u: uFixed ? classes.u : shares(rest),
  };
}

/** The same two classes with their names exchanged. */
export function exchanged({ share, m, u }: TwoClasses): TwoClasses {
  return { share: 1 - share, m: u, u: m };
}
