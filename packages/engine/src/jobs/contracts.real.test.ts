import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { realData } from '../../test/real-data.ts';
import { type Playbook, playbookSchema } from '../playbook/index.ts';
import { isUnknown, renderReport, type Summary } from '../report/index.ts';
import { runAnalysis } from './index.ts';

vi.setConfig({ testTimeout: 120_000 });

const folder = mkdtempSync(join(tmpdir(), 'attune-contracts-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const dayAfter = (from: string, days: number) =>
  new Date(Date.parse(from) + days * 86_400_000).toISOString().slice(0, 10);

/** Survivors in per mille of Fader & Hardie (2007), table 1: year 0 to 12. */
function published(name: 'high_end' | 'regular'): number[] {
  const [header, ...lines] = readFileSync(join(realData ?? '', 'sbg_retention', 'sbg_survival.csv'), 'utf8')
    .trim()
    .split('\n');
  const column = header!.split(',').indexOf(`${name}_pct_alive`);
  return lines.map((line) => Math.round(Number(line.split(',')[column]) * 10));
}

/** A thousand customers who begin on one day and pay every 365 days, so many of them as the table says. */
async function analysed(name: 'high_end' | 'regular', years: number, calibrationYears: number) {
  const survivors = published(name).slice(0, years + 1);
  const start = '2010-01-01';
  const payments = survivors.flatMap((alive, year) =>
    Array.from({ length: alive }, (_, i) => `c${i},${dayAfter(start, 365 * year)},100`),
  );
  const file = join(folder, `${name}-${years}.csv`);
  writeFileSync(file, `customer_id,date,amount\n${payments.join('\n')}\n`);
  const settled = (year: number) => dayAfter(start, 365 * year + 30);
  const playbook = playbookSchema.parse({
    currency: 'EUR',
    contracts: { periodDays: 365, graceDays: 30 },
    lifetime: { calibrationEnd: settled(calibrationYears) },
  }) as Playbook;
  const out = join(folder, `${name}-${years}`);
  const { summary } = await runAnalysis({ inputs: [file], playbook, asOf: settled(years), out });
  const { contracts } = summary;
  if (isUnknown(contracts) || isUnknown(contracts.model))
    throw new Error('There are contracts, and a model.');
  return { contracts, model: contracts.model, summary, survivors };
}

const answers = {
  high_end: { alpha: 0.668, beta: 3.806, logLikelihood: -1611.16, year12: 0.378 },
  regular: { alpha: 0.704, beta: 1.182, logLikelihood: -1680.27, year12: 0.17 },
} as const;

describe.skipIf(!realData)('contracts of Fader and Hardie, from a file of payments', () => {
  test.each(['high_end', 'regular'] as const)('%s: the published fit of seven years', async (name) => {
    const { contracts, model, survivors } = await analysed(name, 7, 5);
    expect(contracts).toMatchObject({ customers: 1000, startsKnown: false, lost: 1000 - survivors[7]! });
    expect(contracts.curve.map(({ due, lost }) => due - lost)).toEqual(survivors.slice(1));
    for (const [i, { survival, interval }] of contracts.curve.entries()) {
      expect(survival).toBe(survivors[i + 1]! / 1000);
      // Nobody is censored before the end, so Greenwood's variance is the binomial one.
      if (isUnknown(interval)) throw new Error('Some were lost and some were not.');
      const error = Math.sqrt((survival * (1 - survival)) / 1000);
      expect((interval[1] - interval[0]) / (2 * 1.96 * error)).toBeCloseTo(1, 1);
    }
    const { alpha, beta, logLikelihood } = answers[name];
    expect(model).toMatchObject({ converged: true, identified: true });
    expect(Math.abs(model.parameters.alpha / alpha - 1)).toBeLessThan(0.01);
    expect(Math.abs(model.parameters.beta / beta - 1)).toBeLessThan(0.01);
    expect(Math.abs(model.logLikelihood - logLikelihood)).toBeLessThan(0.1);
    expect(model.projection.at(12)?.share).toBeCloseTo(answers[name].year12, 2);
  });

  test.each(['high_end', 'regular'] as const)('%s: held out, years 8 to 12', async (name) => {
    const { model, survivors, summary } = await analysed(name, 12, 7);
    if (isUnknown(model.holdout)) throw new Error('Five years were held out.');
    const { due, actual, predicted, interval, naive, survival } = model.holdout;
    const years = survivors.slice(7);
    expect(due).toBe(years.slice(0, -1).reduce((sum, n) => sum + n, 0));
    expect(actual).toBe(years.slice(1).reduce((sum, n) => sum + n, 0));
    expect(survival).toMatchObject({ renewals: 12, actual: survivors[12]! / 1000 });
    expect(survival.predicted).toBeCloseTo(answers[name].year12, 2);
    expect(interval[0] <= actual && actual <= interval[1]).toBe(true);
    expect(Math.abs(predicted - actual)).toBeLessThan(Math.abs(naive - actual) / 4);
    expect(heading(summary)).toContain(
      name === 'high_end' ? '39 are left after 12 renewals' : '17 are left after 12 renewals',
    );
  });
});

const heading = (summary: Summary) =>
  /<h2 id="contracts-heading">(.*?)<\/h2>/.exec(renderReport(summary))?.[1]?.replaceAll('\u00A0', ' ');
