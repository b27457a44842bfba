import { requirePositive } from '../domain.ts';

/**
 * ψ(x), the slope of log Γ, for x > 0. Absolute error about 1e-15, relative above 1; near its root at 1.4616… only the
 * absolute error is kept.
 * Source: the recurrence ψ(x) = ψ(x + 1) − 1/x up to 10, then the asymptotic series (Abramowitz & Stegun 6.3.5, 6.3.18).
 */
export function digamma(x: number): number {
  if (x === Number.POSITIVE_INFINITY) return x;
  requirePositive('x', x);
  let below = 0;
  let at = x;
  for (; at < 10; at++) below += 1 / at;
  return Math.log(at) - 0.5 / at - digammaSeries(at) - below;
}

/** What log x − 1/(2x) has more than ψ(x), x ≥ 10. Source: Abramowitz & Stegun (1964), 6.3.18. */
export function digammaSeries(x: number): number {
  const s = 1 / (x * x);
  return (
    s * (1 / 12 - s * (1 / 120 - s * (1 / 252 - s * (1 / 240 - s * (1 / 132 - s * (691 / 32760 - s / 12))))))
  );
}
