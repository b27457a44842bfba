import { requireFinite, requireLevel } from '../domain.ts';
import { type Refusal, refuse } from '../refusal.ts';

/** How far outcomes lie from predictions that have not seen them: below and above, for an interval of a level. */
export interface ConformalOffsets {
  readonly ok: true;
  /** Added to the least of the folds' predictions. */
  readonly low: number;
  /** Added to the greatest of the folds' predictions. */
  readonly high: number;
}

/** The least number of held-out residuals for which both ends of an interval exist. */
export function leastConformalRows(level: number): number {
  requireLevel('level', level);
  return Math.ceil(2 / (1 - level) - 1 - 1e-9);
}

/**
 * Cross-conformal offsets, min–max form: with predictions of all folds for a new case, the interval
 * [min + low, max + high] holds its outcome with probability of at least `level`, whatever the distribution, if the new
 * case is drawn as the others were. `low` is the ⌊(n + 1)·α/2⌋-th least held-out residual, `high` the
 * ⌈(n + 1)·(1 − α/2)⌉-th. It contains the CV+ interval, and costs two numbers in its place of one a row.
 * Source: Barber, Candès, Ramdas & Tibshirani (2021), Annals of Statistics 49, section 2 (jackknife-minmax, theorem 2;
 * CV+, section 3), with signed residuals for the two ends.
 */
export function conformalOffsets(
  heldOutResiduals: Float64Array,
  level: number,
): ConformalOffsets | Refusal<'too-few-rows'> {
  requireFinite('heldOutResiduals', heldOutResiduals);
  const n = heldOutResiduals.length;
  if (n < leastConformalRows(level)) return refuse('too-few-rows');
  const sorted = heldOutResiduals.toSorted();
  // A hair against rounding: (n + 1)·0.025 must not fall short of a whole number.
  const rank = Math.floor(((n + 1) * (1 - level)) / 2 + 1e-9);
  return Object.freeze({ ok: true, low: sorted[rank - 1]!, high: sorted[n - rank]! });
}

/**
 * The share of held-out residuals that lie between offsets taken from the other folds: whether the interval holds what
 * it says, on rows that had no part in it. Undefined where the other folds are too few.
 */
export function heldOutCoverage(
  heldOutResiduals: Float64Array,
  folds: Int32Array,
  level: number,
): number | undefined {
  const count = folds.reduce((most, fold) => Math.max(most, fold + 1), 0);
  let inside = 0;
  for (let fold = 0; fold < count; fold++) {
    const offsets = conformalOffsets(
      heldOutResiduals.filter((_, i) => folds[i] !== fold),
      level,
    );
    if (!offsets.ok) return undefined;
    for (let i = 0; i < folds.length; i++)
      if (folds[i] === fold && heldOutResiduals[i]! >= offsets.low && heldOutResiduals[i]! <= offsets.high)
        inside++;
  }
  return inside / folds.length;
}
