import { requireLevel } from '../domain.ts';
import type { Interval } from '../interval/interval.ts';
import { type Refusal, refuse } from '../refusal.ts';
import { normalQuantile } from '../special/normal.ts';
import { type KaplanMeier, survivalAt } from './kaplan-meier.ts';

/**
 * The interval for S(t) on the scale log(−log S), on which it is nearest to normal, and which keeps it between 0 and 1.
 * Refused beyond the follow-up, and where nobody or everybody had the event: there Greenwood's variance is nought, which
 * would claim certainty.
 * Source: Kalbfleisch & Prentice (2002), The Statistical Analysis of Failure Time Data, section 1.4.
 */
export function survivalInterval(
  curve: KaplanMeier,
  t: number,
  level = 0.95,
): Interval | Refusal<'beyond-follow-up' | 'no-variation'> {
  requireLevel('level', level);
  const at = survivalAt(curve, t);
  if (!at.ok) return at;
  const { survival, standardError } = at;
  if (standardError === 0) return refuse('no-variation');
  const reach = normalQuantile((1 + level) / 2) * (standardError / (survival * -Math.log(survival)));
  return {
    ok: true,
    estimate: survival,
    low: survival ** Math.exp(reach),
    high: survival ** Math.exp(-reach),
  };
}
