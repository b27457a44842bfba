import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { realData } from '../../test/real-data.ts';
import { defaultPlaybook } from '../playbook/index.ts';
import { isUnknown, type Summary, summarySchema } from '../report/index.ts';
import { openDuckDb, sql } from '../warehouse/index.ts';
import { runAnalysis } from './index.ts';

// Made by a hook: where every test is skipped, no hook would remove it.
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'attune-real-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function analyse(input: string, asOf?: string): Promise<Summary> {
  const { summary } = await runAnalysis({
    inputs: [input],
    playbook: defaultPlaybook,
    out: join(folder, 'out'),
    ...(asOf === undefined ? {} : { asOf }),
  });
  return summarySchema.parse(summary);
}

const published = (...names: string[]) => join(realData ?? '', ...names);

/** CDNOW's columns, whitespace-separated, as a file that a shop would export. */
function cdnow(
  lines: readonly string[],
  columns: readonly [number, number, number, number],
  name: string,
): string {
  const rows = lines.map((line) => {
    const fields = line.trim().split(/\s+/);
    const [customer, date, quantity, amount] = columns.map((column) => fields[column] ?? '');
    return `${customer},${date?.slice(0, 4)}-${date?.slice(4, 6)}-${date?.slice(6, 8)},${quantity},${amount}`;
  });
  const file = join(folder, name);
  writeFileSync(file, `customer_id,date,quantity,amount\n${rows.join('\n')}\n`);
  return file;
}

describe.skipIf(!realData)('CDNOW, full', () => {
  let summary: Summary;
  beforeAll(async () => {
    const text = gunzipSync(readFileSync(published('cdnow', 'CDNOW_master.txt.gz'))).toString('latin1');
    summary = await analyse(cdnow(text.trim().split('\n').slice(1), [0, 1, 2, 3], 'cdnow.csv'));
  });

  test('rows, customers and money are the published ones', () => {
    expect(summary.rows).toEqual({ read: 69_659, accepted: 69_659, duplicates: 0, rejected: 0 });
    expect(summary.customers).toBe(23_570);
    expect(summary.revenue).toBe(2_500_315.63);
    expect(summary.asOf).toBe('1998-06-30');
    expect(summary.reconciliation.matching).toBe(18);
    expect(summary.bridge).toMatchObject({ value: null });
  });

  test('the next-period repurchase of the states is in the order that a practitioner expects', () => {
    const share = new Map(summary.lifecycleRepurchase.map((row) => [row.state, row.share]));
    const order = (['mature', 'active', 'declining', 'dormant', 'lapsed'] as const).map((state) =>
      share.get(state),
    );
    for (const value of order) expect(isUnknown(value)).toBe(false);
    const numbers = order.map(Number);
    expect(numbers).toEqual([...numbers].sort((a, b) => b - a));
    // Neighbours differ by more than their intervals.
    const intervals = (['mature', 'active', 'declining', 'dormant', 'lapsed'] as const).map(
      (state) => summary.lifecycleRepurchase.find((row) => row.state === state)?.interval as [number, number],
    );
    for (const [i, interval] of intervals.slice(1).entries())
      expect(interval[1]).toBeLessThan(intervals[i]![0]);
  });
});

describe.skipIf(!realData)('CDNOW, the tenth', () => {
  test('rows, customers and order of states', async () => {
    const text = readFileSync(published('cdnow', 'CDNOW_sample.txt'), 'latin1');
    const summary = await analyse(cdnow(text.trim().split('\n'), [0, 2, 3, 4], 'cdnow-sample.csv'));
    expect(summary.rows.read).toBe(6_919);
    expect(summary.rows.accepted).toBe(6_919);
    expect(summary.customers).toBe(2_357);
    const share = (state: string) =>
      Number(summary.lifecycleRepurchase.find((row) => row.state === state)?.share);
    expect(share('active')).toBeGreaterThan(share('dormant'));
    expect(share('dormant')).toBeGreaterThan(share('lapsed'));
  });
});

describe.skipIf(!realData)('rfm_orders, against the R package rfm', () => {
  let summary: Summary;
  beforeAll(async () => {
    summary = await analyse(published('rfm_orders', 'rfm_data_orders.csv.gz'), '2006-12-31');
  });

  test('cut points are the published ones', () => {
    expect(summary.rfm.cuts).toEqual({
      recency: [115, 181, 297.4, 482],
      frequency: [4, 5, 6, 8],
      monetary: [255.8, 382, 506.4, 666],
    });
  });

  test('segments hold the published customers, orders and revenue', () => {
    expect(summary.rfm.segments).toEqual(
      [
        ['Champions', 158, 1234, 120_178],
        ['Loyal Customers', 278, 1708, 166_712],
        ['Potential Loyalist', 229, 801, 65_873],
        ['Need Attention', 35, 144, 13_287],
        ['About To Sleep', 50, 127, 10_914],
        ['At Risk', 86, 438, 44_178],
        ['Lost', 111, 244, 20_955],
        ['Others', 48, 210, 22_061],
      ].map(([segment, customers, orders, revenue]) => ({ segment, customers, orders, revenue })),
    );
  });

  test('the first customers have the published scores', async () => {
    const warehouse = await openDuckDb(':memory:');
    const rows = await warehouse.rows(
      sql`select customer_id, recency_days, orders, revenue,
        rfm_recency * 100 + rfm_frequency * 10 + rfm_monetary as score
        from read_parquet(${join(folder, 'out', 'customers.parquet')}) order by customer_id`,
      { customer_id: 'text', recency_days: 'count', orders: 'count', revenue: 'money', score: 'count' },
    );
    await warehouse.close();
    const expected: [string, number, number, number, number][] = [
      ["Abbey O'Reilly", 205, 6, 472, 343],
      ['Add Senger', 140, 3, 340, 412],
      ['Aden Lesch', 194, 4, 405, 323],
      ['Aden Murphy', 98, 7, 596, 544],
      ["Agness O'Keefe", 90, 9, 843, 555],
    ];
    for (const [customer_id, recency_days, orders, revenue, score] of expected)
      expect(rows.find((row) => row.customer_id === customer_id)).toEqual({
        customer_id,
        recency_days,
        orders,
        revenue,
        score,
      });
  });
});

describe.skipIf(!realData)('complete_journey', () => {
  test('the sample of order lines runs as it is', async () => {
    const summary = await analyse(published('complete_journey', 'transactions_sample.csv.gz'));
    expect(summary.rows).toEqual({ read: 75_000, accepted: 75_000, duplicates: 0, rejected: 0 });
    expect(summary.customers).toBe(2_377);
    expect(summary.revenue).toBe(233_935.24);
    expect(summary.asOf).toBe('2018-01-01');
  });

  test('with its products beside it, categories are known', async () => {
    const data = mkdtempSync(join(folder, 'journey-'));
    for (const name of ['transactions_sample.csv.gz', 'products.csv.gz'])
      copyFileSync(published('complete_journey', name), join(data, name));
    const summary = await analyse(data);
    expect(summary.inputs.map(({ kind }) => kind).sort()).toEqual(['products', 'transactions']);
    expect(summary.revenue).toBe(233_935.24);
  });
});

describe.skipIf(!realData)('customer_personality', () => {
  test('is recognised as customers without orders', async () => {
    await expect(analyse(published('customer_personality', 'marketing_campaign.csv'))).rejects.toMatchObject({
      code: 'customers-without-orders',
      exitCode: 4,
    });
  });
});
