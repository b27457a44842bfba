import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { realData } from '../../test/real-data.ts';
import { parsePlaybook } from '../playbook/index.ts';
import { isUnknown, type Summary, summarySchema } from '../report/index.ts';
import { runAnalysis } from './index.ts';

type Lifetime = Exclude<Summary['clv'], { value: null }>;

// Made by a hook: where every test is skipped, no hook would remove it.
let folder: string;
let clv: Lifetime;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'attune-lifetime-'));
  if (!realData) return;
  const lines = readFileSync(join(realData, 'cdnow', 'CDNOW_sample.txt'), 'latin1')
    .trim()
    .split('\n');
  const rows = lines.map((line) => {
    const [customer, , date = '', quantity, amount] = line.trim().split(/\s+/);
    return `${customer},${date.slice(0, 4)}-${date.slice(4, 6)}-${date.slice(6)},${quantity},${amount}`;
  });
  const input = join(folder, 'cdnow-sample.csv');
  writeFileSync(input, `customer_id,date,quantity,amount\n${rows.join('\n')}\n`);
  const { summary } = await runAnalysis({
    inputs: [input],
    playbook: parsePlaybook('lifetime:\n  calibrationEnd: 1997-09-30\n  timeUnit: week\n', 'attune.yaml'),
    out: join(folder, 'out'),
  });
  const found = summarySchema.parse(summary).clv;
  if (isUnknown(found)) throw new Error(found.reason);
  clv = found;
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const off = (actual: number | undefined, published: number) =>
  Math.abs((actual ?? Number.NaN) / published - 1);

/** The tenth of CDNOW's first-quarter cohort, 39 weeks of calibration and 39 of holdout. */
describe.skipIf(!realData)('lifetime value of CDNOW', () => {
  test.each([
    ['bgnbd', { r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 }],
    ['mbgnbd', { r: 0.525, alpha: 6.183, a: 0.891, b: 1.614 }],
    ['paretonbd', { r: 0.553, alpha: 10.578, s: 0.606, beta: 11.669 }],
    ['gammagamma', { p: 6.25, q: 3.74, v: 15.44 }],
  ] as const)('%s has the published estimates', (name, published) => {
    const fit = clv.models[name];
    if (isUnknown(fit)) throw new Error(fit.reason);
    expect(fit).toMatchObject({ converged: true, identified: true, notes: [] });
    expect(Object.keys(fit.parameters)).toEqual(Object.keys(published));
    for (const [parameter, value] of Object.entries(published))
      expect(off(fit.parameters[parameter], value), parameter).toBeLessThan(0.01);
  });

  test('the log-likelihoods are the published ones', () => {
    const found = (['bgnbd', 'paretonbd', 'gammagamma'] as const).map((name) => {
      const fit = clv.models[name];
      return isUnknown(fit) ? Number.NaN : fit.logLikelihood;
    });
    for (const [i, published] of [-9582.429, -9594.976, -4055.918].entries())
      expect(Math.abs(found[i]! - published)).toBeLessThan(0.1);
  });

  test('the standard errors of Pareto/NBD are the published ones', () => {
    const fit = clv.models.paretonbd;
    if (isUnknown(fit) || isUnknown(fit.standardErrors)) throw new Error('There are none.');
    const published = { r: 0.0476, alpha: 0.8427, s: 0.1873, beta: 6.2105 };
    for (const [parameter, value] of Object.entries(published))
      expect(off((fit.standardErrors as Record<string, number>)[parameter], value), parameter).toBeLessThan(
        0.03,
      );
  });

  test('repeaters of the spend model, and all who are fitted', () => {
    const sizes = (['bgnbd', 'gammagamma'] as const).map((name) => {
      const fit = clv.models[name];
      return isUnknown(fit) ? 0 : fit.customers;
    });
    expect(sizes).toEqual([2357, 946]);
    expect(clv.split).toMatchObject({ calibrationDays: 273, holdoutDays: 273 });
  });

  test('the holdout, in total and by earlier frequency', () => {
    const { holdout } = clv;
    if (isUnknown(holdout)) throw new Error(holdout.reason);
    expect(holdout).toMatchObject({ from: '1997-10-01', to: '1998-06-30', actual: 1882, naive: 2457 });
    expect(clv.selected).toBe('bgnbd');
    expect(off(holdout.predicted, 1653)).toBeLessThan(0.005);
    const predicted = new Map(clv.selection.candidates.map((one) => [one.model, one.predicted]));
    expect(off(predicted.get('paretonbd') ?? undefined, 1665)).toBeLessThan(0.005);
    const groups = holdout.byFrequency;
    expect(groups.map(({ customers }) => customers)).toEqual([1411, 439, 214, 100, 62, 38, 29, 64]);
    const published = {
      actual: [0.237, 0.697, 1.393, 1.56, 2.532, 2.947, 3.862, 6.359],
      paretonbd: [0.138, 0.6, 1.196, 1.714, 2.399, 2.907, 3.819, 6.403],
      bgnbd: [0.225, 0.523, 1.044, 1.52, 2.164, 2.654, 3.504, 6.157],
    };
    for (const [i, { actual, predicted: of }] of groups.entries()) {
      expect(Math.abs(actual - published.actual[i]!)).toBeLessThan(0.0006);
      expect(off(of.paretonbd, published.paretonbd[i]!), `Pareto/NBD ${i}`).toBeLessThan(0.01);
      expect(off(of.bgnbd, published.bgnbd[i]!), `BG/NBD ${i}`).toBeLessThan(0.01);
    }
  });

  test('cumulative tracking of weeks 20 to 25', () => {
    const weeks = clv.tracking.slice(19, 25);
    expect(clv.tracking).toHaveLength(78);
    expect(weeks.map(({ cumulative }) => cumulative)).toEqual([1359, 1414, 1484, 1517, 1573, 1672]);
    const published = {
      paretonbd: [1308.9, 1385.3, 1459.9, 1532.9, 1604.3, 1674.3],
      bgnbd: [1312.5, 1387.3, 1460.4, 1531.7, 1601.4, 1669.6],
    };
    for (const [i, { cumulativeExpected }] of weeks.entries())
      for (const model of ['paretonbd', 'bgnbd'] as const)
        expect(off(cumulativeExpected[model], published[model][i]!), `${model} ${i}`).toBeLessThan(0.001);
  });

  test('what is foretold adds up, whichever way it is cut', () => {
    if (isUnknown(clv.total)) throw new Error(clv.total.reason);
    const { value, purchases, interval } = clv.total;
    const cents = (amounts: readonly number[]) =>
      Math.round(amounts.reduce((sum, amount) => sum + amount * 100, 0));
    expect(cents(clv.bySegment.map((group) => group.value))).toBe(cents([value]));
    expect(cents(clv.distribution.map((group) => group.value))).toBe(cents([value]));
    expect(clv.distribution.reduce((sum, { customers }) => sum + customers, 0)).toBe(2357);
    if (isUnknown(interval)) throw new Error(interval.reason);
    expect(interval[0]).toBeLessThan(value);
    expect(interval[1]).toBeGreaterThan(value);
    expect(purchases).toBeGreaterThan(1500);
  });
});
