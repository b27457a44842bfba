import { requireCount } from '../domain.ts';
import { symmetricEigen } from '../linear/symmetric-eigen.ts';
import { normal } from '../random/normal.ts';
import type { Random } from '../random/random.ts';
import { type Refusal, refuse } from '../refusal.ts';
import type { ModelFit } from './model-fit.ts';

/**
 * Parameters that could as well be true: a small set that stands for N(estimates, covariance) on the log scale
 * (`coefficients` as they are).
 *
 * With n parameters every `rounds` of them is 2n draws: ± √n along the axes of a random rotation. Each round alone has
 * exactly the mean, the covariance and the third moments of the normal distribution, so that one may be enough where a
 * draw is dear.
 * Source: the cubature rule of Arasaratnam & Haykin (2009), IEEE Transactions on Automatic Control 54, turned at random
 * as in Genz & Monahan (1998), SIAM Journal on Scientific Computing 19.
 */
export function parameterDraws<Parameters extends Readonly<Record<keyof Parameters, number>>>(
  fit: ModelFit<Parameters>,
  rounds: number,
  random: Random,
  coefficients: readonly (keyof Parameters)[] = [],
): readonly Parameters[] | Refusal<'not-identified'> {
  requireCount('rounds', rounds);
  if (fit.logCovariance === undefined) return refuse('not-identified');
  const names = Object.keys(fit.parameters) as (keyof Parameters)[];
  const n = names.length;
  const { values, vectors } = symmetricEigen(fit.logCovariance, n);
  const draws: Parameters[] = [];
  for (let round = 0; round < rounds; round++)
    for (const axis of rotation(n, random)) {
      const away = new Float64Array(n);
      for (let k = 0; k < n; k++)
        for (let i = 0; i < n; i++)
          away[i]! += Math.sqrt(n * Math.max(0, values[k]!)) * axis[k]! * vectors[k * n + i]!;
      for (const sign of [1, -1])
        draws.push(
          Object.freeze(
            Object.fromEntries(
              names.map((name, i) => [
                name,
                coefficients.includes(name)
                  ? fit.parameters[name] + sign * away[i]!
                  : fit.parameters[name] * Math.exp(sign * away[i]!),
              ]),
            ),
          ) as Parameters,
        );
    }
  return Object.freeze(draws);
}

/** n axes at right angles, all directions alike: normal vectors made orthogonal (Gram–Schmidt). */
function rotation(n: number, random: Random): readonly Float64Array[] {
  const axes: Float64Array[] = [];
  while (axes.length < n) {
    const axis = Float64Array.from({ length: n }, () => normal(random, 0, 1));
    for (const other of axes) {
      const along = axis.reduce((sum, value, i) => sum + value * other[i]!, 0);
      for (let i = 0; i < n; i++) axis[i]! -= along * other[i]!;
    }
    const size = Math.sqrt(axis.reduce((sum, value) => sum + value * value, 0));
    // Another one, if chance laid it among those before.
    if (size > 1e-6) axes.push(axis.map((value) => value / size));
  }
  return axes;
}
