import { type Cholesky, cholesky, solveCholesky } from '../linear/cholesky.ts';
import type { ComparisonPatterns } from './comparison-patterns.ts';
import { addedPairs, matchChances, type TwoClasses } from './two-class-mixture.ts';

/**
 * How `logPosterior` bends at its maximum, factored. The parameters: logit of the share, then for each field
 * log m[level]/m[0], then log u[level]/u[0] unless u is fixed.
 */
export interface MixtureInformation {
  readonly size: number;
  readonly factor: Cholesky;
  /** The place of log m[field][level]/m[field][0], level 1 or more. */
  readonly placeOfM: (field: number, level: number) => number;
  readonly placeOfU: ((field: number, level: number) => number) | undefined;
}

/**
 * What it would bend if one knew which pairs are matches, less the spread of the scores over what one does not know.
 * Source: Louis (1982), JRSS B 44, equation 3.2.
 */
export function mixtureInformation(
  classes: TwoClasses,
  comparisons: ComparisonPatterns,
  uFixed: boolean,
): MixtureInformation {
  const { levels, patterns, counts } = comparisons;
  const { share, m, u } = classes;
  const starts: number[] = [];
  let free = 0;
  for (const count of levels) {
    starts.push(free);
    free += count - 1;
  }
  const size = 1 + free * (uFixed ? 1 : 2);
  const placeOfM = (field: number, level: number) => starts[field]! + level;
  const placeOfU = (field: number, level: number) => free + starts[field]! + level;

  const information = new Float64Array(size * size);
  // The score if the pair is a match, less the score if it is none.
  const apart = new Float64Array(size);
  const [matches, rest] = [new Float64Array(levels.length), new Float64Array(levels.length)];
  const chances = matchChances(classes, comparisons);
  let pairs = 0;
  for (let row = 0; row < counts.length; row++) {
    const count = counts[row]!;
    if (count === 0) continue;
    const pattern = patterns.subarray(row * levels.length, (row + 1) * levels.length);
    const chance = chances[row]!;
    pairs += count;
    apart.fill(0);
    apart[0] = 1;
    for (let field = 0; field < levels.length; field++) {
      if (pattern[field]! < 0) continue;
      matches[field]! += count * chance;
      rest[field]! += count * (1 - chance);
      for (let level = 1; level < levels[field]!; level++) {
        const is = pattern[field] === level ? 1 : 0;
        apart[placeOfM(field, level)] = is - m[field]![level]!;
        if (!uFixed) apart[placeOfU(field, level)] = u[field]![level]! - is;
      }
    }
    const unknown = count * chance * (1 - chance);
    for (let i = 0; i < size; i++)
      for (let j = 0; j <= i; j++) information[i * size + j]! -= unknown * apart[i]! * apart[j]!;
  }

  const bend = (weight: number, shares: Float64Array, place: (level: number) => number) => {
    for (let i = 1; i < shares.length; i++)
      for (let j = 1; j <= i; j++)
        information[place(i) * size + place(j)]! += weight * shares[i]! * ((i === j ? 1 : 0) - shares[j]!);
  };
  information[0]! += (pairs + 2 * addedPairs) * share * (1 - share);
  for (const [field, count] of levels.entries()) {
    const added = addedPairs * count;
    bend(matches[field]! + added, m[field]!, (level) => placeOfM(field, level));
    if (!uFixed) bend(rest[field]! + added, u[field]!, (level) => placeOfU(field, level));
  }
  return { size, factor: cholesky(information, size), placeOfM, placeOfU: uFixed ? undefined : placeOfU };
}

/** The standard error of Σ slope · parameter. Infinite where the pairs leave some direction of the parameters open. */
export function errorOf({ size, factor }: MixtureInformation, slopes: ReadonlyMap<number, number>): number {
  if (factor.redundant.length > 0) return Number.POSITIVE_INFINITY;
  const gradient = new Float64Array(size);
  for (const [place, slope] of slopes) gradient[place] = slope;
  const solved = solveCholesky(factor, gradient);
  return Math.sqrt(gradient.reduce((sum, slope, i) => sum + slope * solved[i]!, 0));
}

/** The slopes of log shares[level] in log shares[1 …]/shares[0]. */
export function slopesOfLog(
  shares: Float64Array,
  level: number,
  place: (level: number) => number,
  times = 1,
): [place: number, slope: number][] {
  return Array.from(shares.subarray(1), (share, i): [number, number] => [
    place(i + 1),
    times * ((i + 1 === level ? 1 : 0) - share),
  ]);
}
