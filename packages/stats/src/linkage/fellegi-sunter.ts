import { type Refusal, refuse } from '../refusal.ts';
import {
  type ComparisonPatterns,
  levelCounts,
  mergedPatterns,
  requirePattern,
  requirePatterns,
} from './comparison-patterns.ts';
import { errorOf, type MixtureInformation, mixtureInformation, slopesOfLog } from './mixture-information.ts';
import {
  addedPairs,
  emStep,
  exchanged,
  logLikelihood,
  logPosterior,
  matchChances,
  type TwoClasses,
} from './two-class-mixture.ts';

/** What a field tells, a value for each of its levels. */
export interface FieldEvidence {
  /** P(level | match). */
  readonly m: Float64Array;
  /** P(level | no match). */
  readonly u: Float64Array;
  /** log2(m/u), in bits: what the level adds to the weight of a pair. A missing field adds 0. */
  readonly weights: Float64Array;
  /** Standard errors of the weights, as if pairs were independent, which pairs of one record are not quite. */
  readonly weightErrors: Float64Array;
}

export interface FellegiSunter {
  readonly ok: true;
  /** The share of matches among the pairs that were compared. */
  readonly share: number;
  /** The standard error of log(share/(1 − share)). */
  readonly logitShareError: number;
  readonly fields: readonly FieldEvidence[];
  readonly pairs: number;
  readonly logLikelihood: number;
  readonly iterations: number;
  /** Of the starts, how many came to this answer; the others ended lower. */
  readonly agreeingStarts: number;
}

/**
 * `too-few-fields`: fewer than 3 fields that vary (2 with u given), where many answers fit alike. `too-few-pairs`: fewer
 * than ten pairs for each parameter, or fewer than ten in one of the classes. `one-class`: two classes describe the pairs
 * no better than one, by the Bayesian information criterion. `not-converged`. `not-identified`: starts come to different
 * answers that fit alike, or agreement in `fields` does not speak for a match beyond its error.
 */
export type LinkageRefusal =
  | 'too-few-fields'
  | 'too-few-pairs'
  | 'one-class'
  | 'not-converged'
  | 'not-identified';

/** A refusal, and the fields (by place) that are the reason for it, where it is single fields. */
export interface LinkageRefused extends Refusal<LinkageRefusal> {
  readonly fields: readonly number[];
}

const refused = (reason: LinkageRefusal, fields: readonly number[] = []): LinkageRefused => ({
  ...refuse(reason),
  fields,
});

const mostSteps = 5000;
const tolerance = 1e-8;
const pairsPerParameter = 10;
const leastPairsOfClass = 10;
/** Log-posteriors this near say the same of the pairs. */
const alike = 0.01;
const startShares = [0.3, 0.05, 0.005, 0.0005];
const startTilts = [3, 30];

/**
 * Fits Fellegi and Sunter's model of record linkage: each pair is a match or none, and given which, its fields agree
 * independently of one another. EM from several starts, in all of which agreement speaks for a match; the best is kept.
 * Half a pair is added to each level so that no weight is infinite. Missing fields are left out of the likelihood, which
 * is right where being missing does not depend on whether the pair is a match. The same bytes for rows in any order.
 *
 * The answer is about the pairs that were compared: those that blocking left out are not in `share`. Where fields depend
 * on one another (a street and its town), weights add up to more certainty than there is: for proposals, not for merges.
 *
 * @param givenU u for each field, from random pairs (`levelShares`); estimated with the rest if not given
 * @returns refused, with the reason, where pairs cannot tell the two classes apart
 * @throws RangeError for patterns that are none, and for u that are no probabilities above 0 that add up to 1
 * Source: Fellegi & Sunter (1969), JASA 64; EM: Winkler (1988), ASA Survey Research Methods, and Jaro (1989), JASA 84.
 */
export function fitFellegiSunter(
  given: ComparisonPatterns,
  givenU?: readonly Float64Array[],
): FellegiSunter | LinkageRefused {
  requirePatterns(given);
  if (givenU !== undefined) requireU(givenU, given.levels);
  const comparisons = mergedPatterns(given);
  const uFixed = givenU !== undefined;
  const seen = levelCounts(comparisons);
  const still = seen.flatMap((sums, field) => (sums.filter((sum) => sum > 0).length < 2 ? [field] : []));
  if (seen.length - still.length < (uFixed ? 2 : 3)) return refused('too-few-fields', still);
  const pairs = comparisons.counts.reduce((sum, count) => sum + count, 0);
  const levelsFree = seen.reduce((sum, levels) => sum + levels.length - 1, 0);
  const parameters = 1 + levelsFree * (uFixed ? 1 : 2);
  if (pairs < pairsPerParameter * parameters) return refused('too-few-pairs');
  if (still.length > 0) return refused('not-identified', still);

  const marginal = sharesOf(seen);
  const ends = startShares.flatMap((share) =>
    startTilts.map((tilt) => climb(start(share, tilt, marginal, givenU), comparisons, uFixed)),
  );
  const best = ends.reduce((high, end) => (end.posterior > high.posterior ? end : high));
  const classes = best.classes;

  const one = logLikelihood({ share: 0, m: marginal, u: givenU ?? marginal }, comparisons);
  const likelihood = logLikelihood(classes, comparisons);
  const more = uFixed ? parameters : parameters - levelsFree;
  if (2 * (likelihood - one) <= more * Math.log(pairs)) return refused('one-class');
  if (!best.converged) return refused('not-converged');
  if (Math.min(classes.share, 1 - classes.share) * pairs < leastPairsOfClass) return refused('too-few-pairs');

  const agreeing = ends.filter((end) => end.posterior >= best.posterior - alike);
  if (agreeing.some((end) => differ(end.classes, classes, comparisons))) return refused('not-identified');
  const information = mixtureInformation(classes, comparisons, uFixed);
  const silent = seen.flatMap((_, field) => (speaksForMatch(classes, field, information) ? [] : [field]));
  if (silent.length > 0) return refused('not-identified', silent);

  return Object.freeze({
    ok: true as const,
    share: classes.share,
    logitShareError: errorOf(information, new Map([[0, 1]])),
    fields: Object.freeze(seen.map((_, field) => evidence(classes, field, information))),
    pairs,
    logLikelihood: likelihood,
    iterations: best.iterations,
    agreeingStarts: agreeing.length,
  });
}

function requireU(given: readonly Float64Array[], levels: readonly number[]): void {
  const fits =
    given.length === levels.length &&
    given.every((shares, field) => {
      const sum = shares.reduce((total, share) => total + share, 0);
      return (
        shares.length === levels[field] && shares.every((share) => share > 0) && Math.abs(sum - 1) < 1e-9
      );
    });
  if (!fits)
    throw new RangeError(
      'u must hold probabilities above 0 that add up to 1, one for each level of each field.',
    );
}

function sharesOf(counts: readonly Float64Array[]): Float64Array[] {
  return counts.map((sums) => {
    const total = sums.reduce((sum, count) => sum + count + addedPairs, 0);
    return sums.map((count) => (count + addedPairs) / total);
  });
}

/** The pairs' own shares for those that are no match, and the same tilted towards agreement for matches. */
function start(
  share: number,
  tilt: number,
  marginal: readonly Float64Array[],
  givenU: readonly Float64Array[] | undefined,
): TwoClasses {
  const m = marginal.map((shares) => {
    const tilted = shares.map((s, level) => s * tilt ** (level / (shares.length - 1)));
    const total = tilted.reduce((sum, s) => sum + s, 0);
    return tilted.map((s) => s / total);
  });
  return { share, m, u: givenU ?? marginal };
}

interface Climbed {
  readonly classes: TwoClasses;
  readonly posterior: number;
  readonly iterations: number;
  readonly converged: boolean;
}

function climb(from: TwoClasses, comparisons: ComparisonPatterns, uFixed: boolean): Climbed {
  let classes = from;
  let converged = false;
  let iterations = 0;
  while (!converged && iterations < mostSteps) {
    const next = emStep(classes, comparisons, uFixed);
    converged = largestStep(classes, next) < tolerance;
    classes = next;
    iterations++;
  }
  const oriented = uFixed || agreementBits(classes) > 0 ? classes : exchanged(classes);
  return { classes: oriented, posterior: logPosterior(oriented, comparisons, uFixed), iterations, converged };
}

function largestStep(before: TwoClasses, after: TwoClasses): number {
  let largest = Math.abs(after.share - before.share);
  for (const [one, other] of [
    [before.m, after.m],
    [before.u, after.u],
  ] as const) {
    one.forEach((shares, field) => {
      shares.forEach((share, level) => {
        largest = Math.max(largest, Math.abs(other[field]![level]! - share));
      });
    });
  }
  return largest;
}

/** How much more agreement speaks for a match than difference does, over all fields: which class is the matches. */
function agreementBits(classes: TwoClasses): number {
  return classes.m.reduce((sum, _, field) => sum + contrast(classes, field), 0);
}

/** log m/u at the highest level less log m/u at level 0. */
function contrast({ m, u }: TwoClasses, field: number): number {
  const [matches, rest] = [m[field]!, u[field]!];
  const top = matches.length - 1;
  return Math.log(matches[top]! / rest[top]!) - Math.log(matches[0]! / rest[0]!);
}

/** Whether two answers would give some pair of those compared another probability. */
function differ(one: TwoClasses, other: TwoClasses, comparisons: ComparisonPatterns): boolean {
  const others = matchChances(other, comparisons);
  return matchChances(one, comparisons).some((chance, row) => Math.abs(chance - others[row]!) > 0.05);
}

/** Whether the contrast of a field is above nought by at least two of its standard errors. */
function speaksForMatch(classes: TwoClasses, field: number, information: MixtureInformation): boolean {
  const top = classes.m[field]!.length - 1;
  const slopes = new Map([[information.placeOfM(field, top), 1]]);
  if (information.placeOfU !== undefined) slopes.set(information.placeOfU(field, top), -1);
  return contrast(classes, field) > 2 * errorOf(information, slopes);
}

function evidence({ m, u }: TwoClasses, field: number, information: MixtureInformation): FieldEvidence {
  const [matches, rest] = [m[field]!, u[field]!];
  const { placeOfM, placeOfU } = information;
  return Object.freeze({
    m: matches,
    u: rest,
    weights: matches.map((share, level) => Math.log2(share / rest[level]!)),
    weightErrors: matches.map((_, level) => {
      const slopes = slopesOfLog(matches, level, (l) => placeOfM(field, l));
      if (placeOfU !== undefined) slopes.push(...slopesOfLog(rest, level, (l) => placeOfU(field, l), -1));
      return errorOf(information, new Map(slopes)) / Math.LN2;
    }),
  });
}

/** The weight of a pair in bits: the sum of its fields' weights. */
export function matchWeight({ fields }: FellegiSunter, pattern: ArrayLike<number>): number {
  requirePattern(
    fields.map(({ m }) => m.length),
    pattern,
  );
  return fields.reduce(
    (sum, { weights }, field) => sum + (pattern[field]! < 0 ? 0 : weights[pattern[field]!]!),
    0,
  );
}

/** The probability that a pair with this pattern is a match: the odds of `share` times 2 to the weight. */
export function matchProbability(fit: FellegiSunter, pattern: ArrayLike<number>): number {
  return 1 / (1 + ((1 - fit.share) / fit.share) * 2 ** -matchWeight(fit, pattern));
}
