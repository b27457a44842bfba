import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { realData } from '../../../engine/test/real-data.ts';
import { relativeError } from '../../test/relative.ts';
import { fitGammaGamma } from './gamma-gamma.ts';
import { spendFrequency } from './spend-frequency.ts';

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

/** Of what the repeaters' purchases and means are turned into. */
function correlation(of: (value: number) => number) {
  const { purchases, mean } = repeaters();
  const [first, second] = [purchases.map(of), mean.map(of)];
  const sum = (term: (a: number, b: number) => number) =>
    first.reduce((total, a, i) => total + term(a, second[i]!), 0);
  return spendFrequency({
    n: first.length,
    first: sum((a) => a),
    second: sum((_, b) => b),
    firstSquares: sum((a) => a * a),
    secondSquares: sum((_, b) => b * b),
    products: sum((a, b) => a * b),
  });
}

describe.skipIf(!realData)('gamma-gamma on CDNOW', () => {
  test('spend and frequency hang together, weakly', () => {
    // The raw correlation is the published one: 0.11.
    expect(correlation((value) => value)).toMatchObject({
      estimate: expect.closeTo(0.1139, 4),
      verdict: 'independent-enough',
    });
    expect(correlation(Math.log)).toMatchObject({ verdict: 'unclear' });
  });

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
