import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { realData } from '../../../engine/test/real-data.ts';
import { relativeError } from '../../test/relative.ts';
import { histories } from '../../test/simulate-beta-geometric.ts';
import { paretoNbd } from './pareto-nbd.ts';

/** The 1/10 sample, calibrated on 39 weeks: x, t_x and T of its 2,357 customers, in weeks. */
function cdnow() {
  const path = join(realData ?? '', 'cdnow/cdnow_customers_summary.csv');
  return readFileSync(path, 'utf8')
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map((line) => line.split(',').slice(1).map(Number) as [x: number, recency: number, age: number]);
}

function fitted() {
  const fit = paretoNbd.fit(histories(cdnow()));
  if (!fit.ok) throw new Error(fit.reason);
  return fit;
}

describe.skipIf(!realData)('Pareto/NBD on CDNOW', () => {
  test('the estimates of Fader, Hardie & Lee (2005), table 1, with the standard errors of CLVTools', () => {
    const fit = fitted();
    expect(fit.customers).toBe(2357);
    expect(Math.abs(fit.logLikelihood - -9594.976)).toBeLessThan(0.1);
    const published = { r: 0.553, alpha: 10.578, s: 0.606, beta: 11.669 };
    const errors = { r: 0.0476, alpha: 0.8427, s: 0.1873, beta: 6.2105 };
    for (const name of paretoNbd.parameters) {
      expect(relativeError(fit.parameters[name], published[name])).toBeLessThan(0.001);
      expect(relativeError(fit.standardErrors![name], errors[name])).toBeLessThan(0.001);
    }
    expect(fit.convergence).toMatchObject({
      converged: true,
      identified: true,
      starts: 4,
      startsReachingBest: 4,
      notes: [],
    });
  });

  test('the published formulas at the estimates', () => {
    const { fromStart, expected, alive } = paretoNbd.forecaster(fitted().parameters);
    expect(relativeError(fromStart(52), 1.473434)).toBeLessThan(0.0001);
    expect(relativeError(expected(26, 30.857, 31, 52), 25.45647)).toBeLessThan(0.0001);
    expect(relativeError(alive(26, 30.857, 31), 0.997874)).toBeLessThan(0.0001);
  });

  test('repeat purchases of the 39 weeks to come, a customer by what they bought before', () => {
    const forecaster = paretoNbd.forecaster(fitted().parameters);
    const published = [0.138, 0.6, 1.196, 1.714, 2.399, 2.907, 3.819, 6.403];
    const sums = published.map(() => ({ customers: 0, expected: 0 }));
    for (const [x, recency, age] of cdnow()) {
      const sum = sums[Math.min(x, 7)]!;
      sum.customers++;
      sum.expected += forecaster.expected(x, recency, age, 39);
    }
    expect(sums.map(({ customers }) => customers)).toEqual([1411, 439, 214, 100, 62, 38, 29, 64]);
    for (const [x, want] of published.entries())
      expect(relativeError(sums[x]!.expected / sums[x]!.customers, want)).toBeLessThan(0.01);
  });

  test('repeat purchases since the first day, week by week', () => {
    const { fromStart } = paretoNbd.forecaster(fitted().parameters);
    const ages = cdnow().map(([, , age]) => age);
    const calibration = 272 / 7;
    const published = [1308.9, 1385.3, 1459.9, 1532.9, 1604.3, 1674.3];
    for (const [i, want] of published.entries()) {
      const before = calibration - (20 + i);
      const sum = ages.reduce((all, age) => all + (age > before ? fromStart(age - before) : 0), 0);
      expect(relativeError(sum, want)).toBeLessThan(0.01);
    }
  });

  test('with its standard errors in a fraction of a second', () => {
    const rows = histories(cdnow());
    const took = Array.from({ length: 5 }, () => {
      const start = process.cpuUsage();
      paretoNbd.fit(rows);
      return process.cpuUsage(start).user / 1000;
    });
    expect(Math.min(...took)).toBeLessThan(300);
  });
});
