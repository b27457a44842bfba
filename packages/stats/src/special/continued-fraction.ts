/** One level of a continued fraction b0 + a1/(b1 + a2/(b2 + …)), counted from 1. */
export type Level = (level: number) => { readonly a: number; readonly b: number };

/** Lentz's method may not divide by zero; this stands in for it and is far below any value that occurs. */
const tiny = 1e-300;

/**
 * The value of a continued fraction by the modified Lentz method.
 *
 * Source: Thompson & Barnett (1986), Journal of Computational Physics 64; Press et al., Numerical Recipes, 5.2.
 * Throws when `maxLevels` do not suffice: the callers choose it from a known bound, so that would be a bug.
 */
export function continuedFraction(b0: number, level: Level, maxLevels: number): number {
  let value = b0 === 0 ? tiny : b0;
  let c = value;
  let d = 0;
  for (let i = 1; i <= maxLevels; i++) {
    const { a, b } = level(i);
    d = b + a * d;
    if (d === 0) d = tiny;
    c = b + a / c;
    if (c === 0) c = tiny;
    d = 1 / d;
    const factor = c * d;
    value *= factor;
    if (Math.abs(factor - 1) <= 2 ** -52) return value;
  }
  throw new Error(`The continued fraction did not converge in ${maxLevels} levels.`);
}
