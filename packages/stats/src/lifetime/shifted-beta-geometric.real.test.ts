import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { realData } from '../../../engine/test/real-data.ts';
import { relativeError } from '../../test/relative.ts';
import { contractSurvival, fitShiftedBetaGeometric, residualLifetime } from './shifted-beta-geometric.ts';

/** Customers of 1,000 who are still there after each year, 0 … 12. */
function survivors(column: 1 | 2): readonly number[] {
  return readFileSync(join(realData ?? '', 'sbg_retention/sbg_survival.csv'), 'utf8')
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map((line) => Math.round(10 * Number(line.split(',')[column])));
}

/** The first seven years, as one knows them then. */
function calibration(column: 1 | 2) {
  const seen = survivors(column).slice(0, 8);
  return {
    renewalsDue: Float64Array.from({ length: 7 }, (_, i) => i + 1),
    lost: Float64Array.from({ length: 7 }, (_, i) => seen[i]! - seen[i + 1]!),
    staying: Float64Array.from({ length: 7 }, (_, i) => (i === 6 ? seen[7]! : 0)),
  };
}

describe.skipIf(!realData)('the retention of Fader & Hardie (2007)', () => {
  test.each([
    {
      segment: 'high end',
      column: 1,
      alpha: 0.668,
      beta: 3.806,
      log: -1611.16,
      year12: 0.378,
      actual: 0.394,
    },
    { segment: 'regular', column: 2, alpha: 0.704, beta: 1.182, log: -1680.27, year12: 0.17, actual: 0.173 },
  ] as const)('$segment', ({ column, alpha, beta, log, year12, actual }) => {
    const fit = fitShiftedBetaGeometric(calibration(column));
    if (!fit.ok) throw new Error(fit.reason);
    expect(relativeError(fit.parameters.alpha, alpha)).toBeLessThan(0.001);
    expect(relativeError(fit.parameters.beta, beta)).toBeLessThan(0.001);
    expect(Math.abs(fit.logLikelihood - log)).toBeLessThan(0.01);
    expect(fit.convergence).toMatchObject({
      converged: true,
      identified: true,
      startsReachingBest: 4,
      notes: [],
    });
    expect(Math.abs(contractSurvival(fit.parameters, 12) - year12)).toBeLessThan(0.0005);
    expect(survivors(column)[12]! / 1000).toBe(actual);
    // Not one of the held-out years is missed by more than two points.
    for (let year = 8; year <= 12; year++)
      expect(Math.abs(contractSurvival(fit.parameters, year) - survivors(column)[year]! / 1000)).toBeLessThan(
        0.02,
      );
  });

  test('the discounted lifetime after seven renewals', () => {
    // The package shifted_beta_geometric (J. D. Maturen, read-me): 7.530 at 10 % for the high end.
    const fit = fitShiftedBetaGeometric(calibration(1));
    if (!fit.ok) throw new Error(fit.reason);
    const outlook = { renewed: 7, rate: 0.1, horizon: Number.POSITIVE_INFINITY };
    expect(Math.abs(residualLifetime(fit.parameters, outlook) - 7.53)).toBeLessThan(0.0005);
  });
});
