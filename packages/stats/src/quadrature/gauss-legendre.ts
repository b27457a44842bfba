/** Where to look at a function on [0, 1], and what each look weighs: Σ weight·f(at) is its integral. */
export interface QuadratureRule {
  readonly at: Float64Array;
  readonly weight: Float64Array;
}

/**
 * The Gauss–Legendre rule of n points on [0, 1]: exact for polynomials up to degree 2n − 1.
 * Source: roots of the Legendre polynomial by Newton's method (Press et al., Numerical Recipes, 4.6).
 *
 * @throws RangeError unless n is a whole number of at least 1
 */
export function gaussLegendre(n: number): QuadratureRule {
  if (!Number.isSafeInteger(n) || n < 1) throw new RangeError(`A rule has at least one point, got ${n}.`);
  const [at, weight] = [new Float64Array(n), new Float64Array(n)];
  for (let i = 0; i < n; i++) {
    let z = Math.cos((Math.PI * (i + 0.75)) / (n + 0.5));
    let slope = 1;
    for (let round = 0; round < 50; round++) {
      const { value, derivative } = legendre(n, z);
      slope = derivative;
      const step = value / derivative;
      z -= step;
      if (Math.abs(step) < 1e-15) break;
    }
    at[n - 1 - i] = (1 + z) / 2;
    weight[n - 1 - i] = 1 / ((1 - z * z) * slope * slope);
  }
  return { at, weight };
}

/** P_n(z) and its derivative, by the recurrence of three terms; |z| < 1. */
function legendre(n: number, z: number) {
  let [value, before] = [1, 0];
  for (let j = 1; j <= n; j++) [value, before] = [((2 * j - 1) * z * value - (j - 1) * before) / j, value];
  return { value, derivative: (n * (z * value - before)) / (z * z - 1) };
}
