import { requirePositive } from '../domain.ts';
import { logBetaKernel, lowerBeta } from '../special/incomplete-beta.ts';
import { gaussLegendre } from './gauss-legendre.ts';

/** Beyond this logit, 1 − p is below the rounding of p. */
const highestLogit = 37;
const rule = gaussLegendre(16);

/**
 * The mean of f(P) for P ~ Beta(a, b), where f is smooth in log p and does not change below `flatBelow` (inside (0, 1)).
 * On the scale of the logit the density is smooth and log-concave at any a and b, so panels of Gauss–Legendre points no
 * wider than its spread give 10 digits and more; what lies beyond the panels is an incomplete beta function.
 */
export function betaExpectation(f: (p: number) => number, a: number, b: number, flatBelow: number): number {
  requirePositive('a', a);
  requirePositive('b', b);
  requirePositive('flatBelow', flatBelow);
  const middle = Math.log(a / b);
  const spread = Math.sqrt(1 / a + 1 / b);
  const right = Math.min(highestLogit, middle + Math.max(10 * spread, 60 / b));
  const left = Math.min(right, Math.max(Math.log(flatBelow), middle - Math.max(10 * spread, 60 / a)));
  const panels = Math.ceil((right - left) / Math.min(2, 2 * spread));
  const width = (right - left) / panels;
  const chance = (logit: number) => 1 / (1 + Math.exp(-logit));
  let sum = 0;
  for (let panel = 0; panel < panels; panel++)
    for (let i = 0; i < rule.at.length; i++) {
      const logit = left + (panel + rule.at[i]!) * width;
      const p = chance(logit);
      sum += rule.weight[i]! * width * Math.exp(logBetaKernel(p, chance(-logit), a, b)) * f(p);
    }
  const below = f(chance(left)) * lowerBeta(chance(left), chance(-left), a, b);
  const above = f(1) * lowerBeta(chance(-right), chance(right), b, a);
  return sum + below + above;
}
