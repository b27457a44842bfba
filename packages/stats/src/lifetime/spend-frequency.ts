import { requireCount, requireLevel } from '../domain.ts';
import type { Interval } from '../interval/interval.ts';
import { type Refusal, refuse } from '../refusal.ts';
import { normalQuantile } from '../special/normal.ts';

/** Plain sums over n customers with two values each; those of two groups add up. */
export interface PairSums {
  readonly n: number;
  readonly first: number;
  readonly second: number;
  readonly firstSquares: number;
  readonly secondSquares: number;
  readonly products: number;
}

export type SpendFrequencyRefusal = 'too-few-customers' | 'no-variation';

export interface SpendFrequency extends Interval {
  /**
   * independent-enough: the whole interval is weaker than ±0.2. correlated: the estimate is at least that strong, and
   * its interval leaves out 0. unclear: weaker than that, but not surely.
   */
  readonly verdict: 'independent-enough' | 'correlated' | 'unclear';
}

/** With spreads like CDNOW's: who buys ten times as often spends 1.4 times as much per purchase. */
const strong = 0.2;

/** Below this share of the sum of squares the variance is only rounding. */
const roundingShare = 1e-13;

/**
 * Pearson's correlation of two values, with Fisher's interval.
 *
 * For spend and frequency take, over customers who bought again, log x and the log of the mean spend: on the raw scale
 * single large orders decide. Under independence the log scale reads a little above 0 (the mean of few spends is skewed
 * more): 0.05 with the parameters of CDNOW.
 *
 * The gamma-gamma model assumes that they are independent; where they are not, it takes frequent buyers for average
 * spenders, as far as their own spends do not say otherwise.
 * Source: R. A. Fisher (1921), Metron 1; the assumption: Fader, Hardie & Lee (2005), Journal of Marketing Research 42.
 *
 * @throws RangeError for sums that no pairs have
 */
export function spendFrequency(
  sums: PairSums,
  level = 0.95,
): SpendFrequency | Refusal<SpendFrequencyRefusal> {
  requireLevel('level', level);
  const { n, first, second, firstSquares, secondSquares, products } = sums;
  requireCount('n', n);
  for (const [name, value] of Object.entries(sums))
    if (!Number.isFinite(value)) throw new RangeError(`${name} must be finite, got ${value}.`);
  if (n < 4) return refuse('too-few-customers');
  const spreads = [firstSquares - (first * first) / n, secondSquares - (second * second) / n] as const;
  if (spreads[0] <= roundingShare * firstSquares || spreads[1] <= roundingShare * secondSquares)
    return refuse('no-variation');
  const raw = (products - (first * second) / n) / Math.sqrt(spreads[0] * spreads[1]);
  if (Math.abs(raw) > 1 + 1e-6) throw new RangeError(`No ${n} pairs have a correlation of ${raw}.`);
  const estimate = Math.min(1, Math.max(-1, raw));
  const reach = normalQuantile((1 + level) / 2) / Math.sqrt(n - 3);
  const low = Math.tanh(Math.atanh(estimate) - reach);
  const high = Math.tanh(Math.atanh(estimate) + reach);
  const verdict =
    Math.abs(estimate) >= strong && (low > 0 || high < 0)
      ? 'correlated'
      : Math.max(-low, high) < strong
        ? 'independent-enough'
        : 'unclear';
  return Object.freeze({ ok: true, estimate, low, high, verdict });
}
