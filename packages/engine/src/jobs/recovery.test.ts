import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { generateDemo } from '../demo/index.ts';
import { defaultPlaybook } from '../playbook/index.ts';
import type { Summary } from '../report/index.ts';
import { openDuckDb, raw, sql, type Warehouse } from '../warehouse/index.ts';
import { runAnalysis } from './index.ts';

/** What the analysis finds in the made-up retailer's files, against what the generator planted. */
describe('recovery of the planted truth', () => {
  const folder = mkdtempSync(join(tmpdir(), 'attune-recovery-'));
  let warehouse: Warehouse;
  let summary: Summary;
  let truth: {
    pastYear: {
      deciles: { decile: number; customers: number; revenue: number }[];
      share60: number;
      share80: number;
    };
  };

  beforeAll(async () => {
    const data = join(folder, 'data');
    await generateDemo({ customers: 20_000, seed: 7, out: data });
    ({ summary } = await runAnalysis({
      inputs: [data],
      playbook: defaultPlaybook,
      asOf: '2026-06-30',
      out: join(folder, 'out'),
    }));
    truth = JSON.parse(readFileSync(join(data, 'truth', 'truth.json'), 'utf8'));
    warehouse = await openDuckDb(':memory:');
    await warehouse.create(
      'compared',
      sql`select f.*, t.state as true_state, t.kind as true_kind, t.expected_growth as true_growth
        from read_parquet(${join(folder, 'out', 'customers.parquet')}) f
        join read_csv(${join(data, 'truth', 'customers.csv')}) t on t.customer_id = f.customer_id`,
    );
  });
  afterAll(async () => {
    await warehouse.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const share = async (what: string, among: string): Promise<number> => {
    const [row] = await warehouse.rows(
      sql`select avg(case when ${raw(what)} then 1.0 else 0.0 end) as share
        from compared where ${raw(among)}`,
      { share: 'number' },
    );
    return row?.share ?? Number.NaN;
  };

  test('deciles: the planted money, decile by decile', () => {
    const found = summary.value.deciles.map(({ decile, customers, revenue }) => ({
      decile,
      customers,
      revenue,
    }));
    truth.pastYear.deciles.forEach((planted, i) => {
      // The truth counts only who spent more than nothing; the audit's last decile also holds net refunds.
      expect(Math.abs((found[i]?.customers ?? 0) - planted.customers)).toBeLessThanOrEqual(2);
      expect(Math.abs((found[i]?.revenue ?? 0) / planted.revenue - 1)).toBeLessThan(i < 9 ? 0.01 : 0.05);
    });
    expect(summary.value.concentration.share60).toBeCloseTo(truth.pastYear.share60, 4);
    expect(summary.value.concentration.share80).toBeCloseTo(truth.pastYear.share80, 4);
  });

  test('lifecycle: the gone are told from the living', async () => {
    const gone = "lifecycle in ('dormant', 'lapsed')";
    expect(await share(gone, "true_state = 'lapsed'")).toBeGreaterThan(0.98);
    expect(await share(gone, "true_state in ('dormant', 'lapsed')")).toBeGreaterThan(0.8);
    expect(
      await share(`not (${gone})`, "true_state in ('new', 'active', 'mature', 'declining')"),
    ).toBeGreaterThan(0.75);
    expect(await share("true_state = 'lapsed'", "lifecycle = 'lapsed'")).toBeGreaterThan(0.85);
  });

  test('lifecycle: planted states are more often found in their own state than chance would', async () => {
    for (const state of ['new', 'active', 'mature', 'declining', 'dormant', 'lapsed']) {
      const hit = await share(`lifecycle = '${state}'`, `true_state = '${state}'`);
      const elsewhere = await share(`lifecycle = '${state}'`, `true_state <> '${state}'`);
      expect(hit, state).toBeGreaterThan(1.3 * elsewhere);
    }
  });

  test('patterns: planted movement shows among those who buy often', async () => {
    const often = "purchase_days >= 10 and true_state in ('active', 'mature', 'declining')";
    expect(await share("pattern = 'rising'", `true_kind = 'rising' and ${often}`)).toBeGreaterThan(
      2 * (await share("pattern = 'rising'", `true_kind = 'steady' and ${often}`)),
    );
    expect(await share("pattern = 'falling'", `true_kind = 'falling' and ${often}`)).toBeGreaterThan(
      2 * (await share("pattern = 'falling'", `true_kind = 'steady' and ${often}`)),
    );
  });

  test('growth: shrunk growth is nearer to the planted one than the raw ratio', async () => {
    const [row] = await warehouse.rows(
      sql`select corr(growth, true_growth) as correlation, avg(abs(growth - true_growth)) as shrunk,
          avg(abs(cast(past_year_revenue as double) / cast(previous_year_revenue as double) - 1 - true_growth)) as raw
        from compared where true_growth is not null and growth is not null and previous_year_revenue > 0`,
      { correlation: 'number', shrunk: 'number', raw: 'number' },
    );
    expect(row?.correlation).toBeGreaterThan(0.3);
    expect(row?.shrunk).toBeLessThan(0.6 * (row?.raw ?? 0));
  });
});
