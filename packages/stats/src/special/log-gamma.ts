import { requirePositive } from '../domain.ts';
import { halfLogTwoPi, stirlingSeries } from './stirling.ts';

const oneMinusEuler = 0.42278433509846713;

/** (ζ(k) − 1)/k for k = 2, 3, …: what is left of the series below after |z| ≤ 1/2 is 1e-18. */
const zetaCoefficients = [
  0.3224670334241132, 0.0673523010531981, 0.020580808427784546, 0.007385551028673986, 0.0028905103307415234,
  0.001192753911703261, 0.0005096695247430425, 0.00022315475845357939, 9.945751278180853e-5,
  4.492623673813314e-5, 2.050721277567069e-5, 9.439488275268397e-6, 4.374866789907488e-6,
  2.039215753801366e-6, 9.55141213040742e-7, 4.492469198764566e-7, 2.1207184805554665e-7,
  1.0043224823968099e-7, 4.7698101693639804e-8, 2.2711094608943164e-8, 1.0838659214896955e-8,
  5.183475041970047e-9, 2.4836745438024785e-9, 1.1921401405860912e-9, 5.731367241678862e-10,
  2.7595228851242334e-10, 1.330476437424449e-10, 6.4229645638381e-11,
] as const;

/** log Γ(2 + z) for |z| ≤ 1/2, exact in the relative sense at its zero z = 0. */
function logGammaAroundTwo(z: number): number {
  let sum = 0;
  for (let i = zetaCoefficients.length - 1; i >= 0; i--) sum = zetaCoefficients[i]! - z * sum;
  return z * (oneMinusEuler + z * sum);
}

/**
 * The natural logarithm of Γ(x), x > 0, with a relative error below 1e-13, also beside the zeros at 1 and 2.
 *
 * Source: Abramowitz & Stegun (1964): 6.1.33 near the zeros, 6.1.15 (recurrence) below 10, 6.1.41 (Stirling) from
 * there on. A plain Lanczos sum loses all relative accuracy at the zeros, which is why it is not used.
 */
export function logGamma(x: number): number {
  if (x === Number.POSITIVE_INFINITY) return x;
  requirePositive('x', x);
  if (x < 0.5) return logGammaAroundTwo(x) - Math.log1p(x) - Math.log(x);
  if (x < 1.5) return logGammaAroundTwo(x - 1) - Math.log1p(x - 1);
  if (x < 10) {
    let product = 1;
    let rest = x;
    while (rest > 2.5) {
      rest -= 1;
      product *= rest;
    }
    return Math.log(product) + logGammaAroundTwo(rest - 2);
  }
  return (x - 0.5) * Math.log(x) - x + halfLogTwoPi + stirlingSeries(x);
}
