import { requireCount, requirePositive } from '../domain.ts';
import { continuedFraction } from '../special/continued-fraction.ts';

/** Periods summed one by one; a longer horizon is either a mistake in the unit or as good as no end. */
const mostPeriods = 10_000;
/** Below this rate a sum without end needs more levels than are worth it: ask with a rate of 0, or with a horizon. */
const leastRate = 1e-6;

/**
 * Σ (1 + rate)^(−k) · E[(1 − θ)^k] over k = 1 … `horizon`, θ ~ Beta(`leaving`, `staying`): the periods that somebody
 * stays who stays on in each with probability 1 − θ, a period that lies k ahead counting (1 + rate)^(−k).
 *
 * `rate` is per period: 0, or at least 1e-6. `horizon` is a whole number up to 10,000, or Infinity. Without discount and
 * end the sum is staying/(leaving − 1), and truly infinite where leaving ≤ 1.
 * Source: without an end, v·b/c · ₂F₁(1, b + 1; c + 1; v) with v = 1/(1 + rate), b = staying, c = leaving + staying
 * (Fader & Hardie 2010, Marketing Science 29(1), equation 6), by Gauss' continued fraction (DLMF 15.7.5).
 */
export function discountedBetaGeometric(
  leaving: number,
  staying: number,
  rate: number,
  horizon: number,
): number {
  requirePositive('leaving', leaving);
  requirePositive('staying', staying);
  if (!(rate === 0 || (rate >= leastRate && rate < Number.POSITIVE_INFINITY)))
    throw new RangeError(`The discount rate must be 0 or at least ${leastRate} a period, got ${rate}.`);
  if (horizon === Number.POSITIVE_INFINITY) return withoutEnd(leaving, staying, rate);
  requireCount('horizon', horizon);
  if (horizon > mostPeriods)
    throw new RangeError(`The horizon must be at most ${mostPeriods} periods, got ${horizon}.`);
  let term = 1;
  let sum = 0;
  for (let k = 0; k < horizon; k++) {
    term *= (staying + k) / ((leaving + staying + k) * (1 + rate));
    sum += term;
  }
  return sum;
}

function withoutEnd(leaving: number, staying: number, rate: number): number {
  if (rate === 0) return leaving > 1 ? staying / (leaving - 1) : Number.POSITIVE_INFINITY;
  const v = 1 / (1 + rate);
  const c = leaving + staying;
  // ₂F₁(1, B; C + 1; v) with B = staying + 1 and C = c, as 1/(1 − u₁v/(1 − u₂v/…)).
  const fraction = continuedFraction(
    1,
    (level) => {
      const m = level >> 1;
      const u =
        level % 2 === 1
          ? ((staying + 1 + m) * (c + m)) / ((c + 2 * m) * (c + 2 * m + 1))
          : (m * (leaving - 1 + m)) / ((c + 2 * m - 1) * (c + 2 * m));
      return { a: -u * v, b: 1 };
    },
    // It gains a factor of about exp(−4·√rate) a level.
    200 + Math.ceil(30 / Math.sqrt(rate)),
  );
  return (v * staying) / c / fraction;
}
