import { describe, expect, test } from 'vitest';
import { seededRandom } from '../random/random.ts';
import type { ModelFit } from './model-fit.ts';
import { parameterDraws } from './parameter-draws.ts';

const covariance = [0.09, 0.02, 0, 0.02, 0.04, -0.01, 0, -0.01, 0.25];
const fit: ModelFit<{ p: number; q: number; effect: number }> = {
  ok: true,
  parameters: { p: 6, q: 3, effect: -0.5 },
  standardErrors: { p: 1.8, q: 0.6, effect: 0.5 },
  logCovariance: Float64Array.from(covariance),
  logLikelihood: -1,
  customers: 10,
  convergence: {
    converged: true,
    identified: true,
    iterations: 1,
    starts: 1,
    startsReachingBest: 1,
    gradient: 0,
    condition: 9,
    notes: [],
  },
};

describe('draws of parameters', () => {
  test('have the mean and the covariance of the estimate, exactly, in every round', () => {
    for (const rounds of [1, 3]) {
      const draws = parameterDraws(fit, rounds, seededRandom(4), ['effect']);
      if ('ok' in draws) throw new Error(draws.reason);
      expect(draws).toHaveLength(6 * rounds);
      const away = draws.map(({ p, q, effect }) => [Math.log(p / 6), Math.log(q / 3), effect + 0.5]);
      for (let i = 0; i < 3; i++) {
        expect(away.reduce((sum, each) => sum + each[i]!, 0)).toBeCloseTo(0, 12);
        for (let j = 0; j < 3; j++) {
          const product = away.reduce((sum, each) => sum + each[i]! * each[j]!, 0) / draws.length;
          expect(product).toBeCloseTo(covariance[3 * i + j]!, 12);
        }
      }
    }
  });

  test('are the same from the same stream, and others from another', () => {
    const from = (seed: number) => parameterDraws(fit, 1, seededRandom(seed));
    expect(from(1)).toEqual(from(1));
    expect(from(1)).not.toEqual(from(2));
  });

  test('are refused where the data does not tell the parameters apart', () => {
    expect(parameterDraws({ ...fit, logCovariance: undefined }, 1, seededRandom(1))).toEqual({
      ok: false,
      reason: 'not-identified',
    });
  });
});
