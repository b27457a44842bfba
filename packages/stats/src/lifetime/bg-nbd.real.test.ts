import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { realData } from '../../../engine/test/real-data.ts';
import { relativeError } from '../../test/relative.ts';
import { histories } from '../../test/simulate-beta-geometric.ts';
import { bgNbd } from './bg-nbd.ts';
import { mbgNbd } from './mbg-nbd.ts';

/** The 1/10 sample, calibrated on 39 weeks: x, t_x and T of its 2,357 customers, in weeks. */
function cdnow() {
  const path = join(realData ?? '', 'cdnow/cdnow_customers_summary.csv');
  return readFileSync(path, 'utf8')
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map((line) => line.split(',').slice(1).map(Number) as [x: number, recency: number, age: number]);
}

function fitted(model: typeof bgNbd) {
  const fit = model.fit(histories(cdnow()));
  if (!fit.ok) throw new Error(fit.reason);
  return fit;
}

describe.skipIf(!realData)('BG/NBD on CDNOW', () => {
  test('the estimates of Fader, Hardie & Lee (2005), table 1', () => {
    const fit = fitted(bgNbd);
    expect(fit.customers).toBe(2357);
    expect(Math.abs(fit.logLikelihood - -9582.429)).toBeLessThan(0.1);
    for (const [name, want] of Object.entries({ r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 }))
      expect(relativeError(fit.parameters[name as 'r'], want)).toBeLessThan(0.01);
    expect(fit.convergence).toMatchObject({
      converged: true,
      identified: true,
      starts: 4,
      startsReachingBest: 4,
      notes: [],
    });
  });

  test('repeat purchases of the 39 weeks to come, a customer by what they bought before', () => {
    const forecaster = bgNbd.forecaster(fitted(bgNbd).parameters);
    const published = [0.225, 0.523, 1.044, 1.52, 2.164, 2.654, 3.504, 6.157];
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
    const forecaster = bgNbd.forecaster(fitted(bgNbd).parameters);
    const ages = cdnow().map(([, , age]) => age);
    const calibration = 272 / 7;
    const published = [1312.5, 1387.3, 1460.4, 1531.7, 1601.4, 1669.6];
    for (const [i, want] of published.entries()) {
      const week = 20 + i;
      const sum = ages.reduce(
        (all, age) => all + forecaster.fromStart(Math.max(0, week - (calibration - age))),
        0,
      );
      expect(relativeError(sum, want)).toBeLessThan(0.01);
    }
  });
});

describe.skipIf(!realData)('MBG/NBD on CDNOW', () => {
  test('the estimates of BTYDplus', () => {
    const fit = fitted(mbgNbd);
    for (const [name, want] of Object.entries({ r: 0.525, alpha: 6.183, a: 0.891, b: 1.614 }))
      expect(relativeError(fit.parameters[name as 'r'], want)).toBeLessThan(0.01);
    expect(fit.convergence).toMatchObject({
      converged: true,
      identified: true,
      starts: 4,
      startsReachingBest: 4,
      notes: [],
    });
  });
});
