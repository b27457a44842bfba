import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { realData } from '../../../engine/test/real-data.ts';
import { relativeError } from '../../test/relative.ts';
import { fitGammaGamma } from './gamma-gamma.ts';

/** Repeaters of the sample: repeat purchases and their mean value. */
function repeaters() {
  const path = join(realData ?? '', 'cdnow/cdnow_customers_summary_with_transactions.csv');
  const rows = readFileSync(path, 'utf8')
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map((line) => line.split(',').map(Number) as [number, number, number, number, number])
    .filter(([, x]) => x > 0);
  return {
    purchases: Float64Array.from(rows, ([, x]) => x),
    mean: Float64Array.from(rows, ([, , , , mean]) => mean),
    customers: new Float64Array(rows.length).fill(1),
  };
}

describe.skipIf(!realData)('gamma-gamma on CDNOW', () => {
  test('the estimates of Fader & Hardie (2013)', () => {
    const fit = fitGammaGamma(repeaters());
    if (!fit.ok) throw new Error(fit.reason);
    expect(fit.customers).toBe(946);
    expect(relativeError(fit.parameters.p, 6.25)).toBeLessThan(0.01);
    expect(relativeError(fit.parameters.q, 3.74)).toBeLessThan(0.01);
    expect(relativeError(fit.parameters.v, 15.44)).toBeLessThan(0.01);
    // The file holds means to the cent.
    expect(Math.abs(fit.logLikelihood + 4055.918)).toBeLessThan(0.01);
    expect(fit.convergence).toMatchObject({
      converged: true,
      identified: true,
      startsReachingBest: 4,
      notes: [],
    });
  });
});
