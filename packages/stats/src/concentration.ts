import { requireFinite } from './domain.ts';
import { type Refusal, refuse } from './refusal.ts';

// The input of every function here: what each member contributes to a total, one value a member, in any order.

export type ConcentrationRefusal = 'no-members' | 'no-positive-total';

/** Sorted from small to large, with the total: in that order a sum loses least, and no order of the input changes it. */
function sortedWithTotal(
  values: Float64Array,
):
  | { readonly ok: true; readonly sorted: Float64Array; readonly total: number }
  | Refusal<ConcentrationRefusal> {
  requireFinite('values', values);
  if (values.length === 0) return refuse('no-members');
  const sorted = values.toSorted();
  const total = sorted.reduce((sum, value) => sum + value, 0);
  return total > 0 ? { ok: true, sorted, total } : refuse('no-positive-total');
}

export interface LorenzCurve {
  readonly ok: true;
  /** Share of members, smallest contribution first: 0, 1/points, …, 1. */
  readonly members: Float64Array;
  /** Their share of the total. With negative contributions the curve dips below zero first. */
  readonly total: Float64Array;
}

/**
 * The Lorenz curve at `points` + 1 evenly spaced shares of members. Between two members it is a straight line, so
 * every point is exact. Source: M. O. Lorenz (1905), Publications of the American Statistical Association 9.
 */
export function lorenzCurve(
  values: Float64Array,
  points: number,
): LorenzCurve | Refusal<ConcentrationRefusal> {
  if (!Number.isSafeInteger(points) || points < 1) {
    throw new RangeError(`points must be a whole number of at least 1, got ${points}.`);
  }
  const input = sortedWithTotal(values);
  if (!input.ok) return input;
  const { sorted, total } = input;
  const n = sorted.length;
  const members = new Float64Array(points + 1);
  const share = new Float64Array(points + 1);
  let whole = 0;
  let sum = 0;
  for (let i = 1; i <= points; i++) {
    // Whole members and the part of the next one, in integers as long as it goes: i·n/points.
    const reached = Math.floor((i * n) / points);
    const part = ((i * n) % points) / points;
    for (; whole < reached; whole++) sum += sorted[whole]!;
    members[i] = i / points;
    share[i] = (part === 0 ? sum : sum + part * sorted[whole]!) / total;
  }
  return { ok: true, members, total: share };
}

export interface Gini {
  readonly ok: true;
  /** 0: all equal. (n − 1)/n: one member has everything. */
  readonly gini: number;
}

/**
 * The Gini coefficient of all members, as a population: Σ(2i − n − 1)·x₍ᵢ₎ / (n·Σx), no small-sample factor.
 * Negative contributions are refused: the coefficient could leave 0 to 1 and would compare with nothing.
 * Source: C. Gini (1912); Sen (1973), On Economic Inequality, 2.
 */
export function giniCoefficient(
  values: Float64Array,
): Gini | Refusal<ConcentrationRefusal | 'negative-values'> {
  const input = sortedWithTotal(values);
  if (values.some((value) => value < 0)) return refuse('negative-values');
  if (!input.ok) return input;
  const n = input.sorted.length;
  const weighted = input.sorted.reduce((sum, value, i) => sum + (2 * i + 1 - n) * value, 0);
  // Equal members can leave −1e-17.
  return { ok: true, gini: Math.max(0, weighted / (n * input.total)) };
}

export interface SmallestShare {
  readonly ok: true;
  /** The number of members it takes, the largest contributions first. */
  readonly members: number;
  /** The same as a share of all members, 0–1. */
  readonly share: number;
}

/** Sums of doubles that should reach the goal exactly can miss it by this share of the total. */
const sumRounding = 1e-12;

/**
 * The smallest share of members that makes at least `shareOfTotal` (0–1) of the total: "12 % of customers bring 60 % of
 * revenue". A count of whole members, not an estimate.
 */
export function smallestShare(
  values: Float64Array,
  shareOfTotal: number,
): SmallestShare | Refusal<ConcentrationRefusal> {
  if (!(shareOfTotal > 0 && shareOfTotal <= 1)) {
    throw new RangeError(`shareOfTotal must be inside (0, 1], got ${shareOfTotal}.`);
  }
  const input = sortedWithTotal(values);
  if (!input.ok) return input;
  const n = input.sorted.length;
  const goal = input.total * (shareOfTotal - sumRounding);
  let sum = 0;
  let members = 0;
  while (members < n && sum < goal) {
    members += 1;
    sum += input.sorted[n - members]!;
  }
  return { ok: true, members, share: members / n };
}
