import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { realData } from '../../test/real-data.ts';
import { defaultPlaybook } from '../playbook/index.ts';
import { openDuckDb, sql } from '../warehouse/index.ts';
import { previewSources, readSources } from './index.ts';

// Made by a hook: where every test is skipped, no hook would remove it.
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'attune-test-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

async function read(path: string) {
  const landing = await openDuckDb(':memory:');
  try {
    const report = await readSources({
      paths: [path],
      playbook: defaultPlaybook,
      landing,
      rejectedTo: join(folder, 'rejected.csv'),
    });
    const [sums] = await landing.rows(
      sql`select count(*) as rows, sum(amount) as amount, count(distinct customer_id) as customers,
          cast(sum(quantity) as double) as quantity from transactions`,
      { rows: 'count', amount: 'money', customers: 'count', quantity: 'number?' },
    );
    return { report, sums };
  } finally {
    await landing.close();
  }
}

const data = (path: string) => join(realData ?? '', path);

describe.skipIf(!realData)('published data sets need no configuration', () => {
  test('CDNOW, the whole log', async () => {
    const lines = gunzipSync(readFileSync(data('cdnow/CDNOW_master.txt.gz')))
      .toString()
      .trim()
      .split('\n');
    const rows = lines.slice(1).map((line) => line.trim().split(/\s+/).join(','));
    const path = join(folder, 'cdnow.csv');
    writeFileSync(path, `customer_id,date,quantity,amount\n${rows.join('\n')}\n`);
    const { report, sums } = await read(path);
    expect(report.rows).toEqual({ read: 69659, accepted: 69659, duplicates: 0, rejected: 0 });
    expect(sums).toEqual({ rows: 69659, amount: 2500315.63, customers: 23570, quantity: 167881 });
    expect(report).toMatchObject({ firstDay: '1997-01-01', lastDay: '1998-06-30', hasOrderIds: false });
    expect(report.identicalKept).toBeGreaterThan(0);
  });

  test('Complete Journey, packed, with a column for the basket and none for the line', async () => {
    const { report, sums } = await read(data('complete_journey/transactions_sample.csv.gz'));
    expect(report.rows).toEqual({ read: 75000, accepted: 75000, duplicates: 0, rejected: 0 });
    expect(sums).toEqual({ rows: 75000, amount: 233935.24, customers: 2377, quantity: 7784694 });
    expect(report).toMatchObject({ lastDay: '2018-01-01', hasOrderIds: true });
    expect(report.files[0]!.mapping.find(({ column }) => column === 'amount')).toMatchObject({
      header: 'sales_value',
      confidence: 'sure',
    });
  });

  test('Complete Journey, whole: every table is counted, and what is not understood is named', async () => {
    const { report } = await read(data('complete_journey'));
    const counts = report.files.map(({ name, kind, rows }) => [name, kind, ...Object.values(rows)]);
    expect(counts).toEqual([
      ['campaign_descriptions.csv.gz', 'campaigns', 27, 27, 0, 0],
      ['campaigns.csv.gz', 'exposures', 6589, 6589, 0, 0],
      ['coupon_redemptions.csv.gz', 'interactions', 2102, 2102, 0, 0],
      ['demographics.csv.gz', 'customers', 801, 801, 0, 0],
      ['products.csv.gz', 'products', 92331, 92331, 0, 0],
      ['transactions_sample.csv.gz', 'transactions', 75000, 75000, 0, 0],
    ]);
    expect(report.leftOut.map(({ name }) => name)).toEqual(['coupons.csv.gz', 'promotions_sample.csv.gz']);
    expect(report.notes.join(' ')).toContain('README.md');
    // Ages, incomes and numbers of children are ranges: they stay out of the columns that hold numbers.
    const demographics = report.files.find(({ name }) => name === 'demographics.csv.gz')!;
    expect(demographics.mapping.map(({ column, header }) => [column, header])).toEqual([
      ['customer_id', 'household_id'],
      ['household_size', 'household_size'],
    ]);
    expect(demographics.unmapped).toEqual(expect.arrayContaining(['age', 'income', 'kids_count']));
    const preview = await previewSources([data('complete_journey')], defaultPlaybook);
    expect(preview.ready).toBe(true);
    expect(preview.files.filter(({ state }) => state === 'ignored').map(({ name }) => name)).toEqual([
      'coupons.csv.gz',
      'promotions_sample.csv.gz',
    ]);
  });

  test('orders of the R package rfm', async () => {
    const { report, sums } = await read(data('rfm_orders/rfm_data_orders.csv.gz'));
    expect(report.rows).toEqual({ read: 4906, accepted: 4906, duplicates: 0, rejected: 0 });
    expect(sums).toMatchObject({ rows: 4906, customers: 995 });
  });

  test('a list of customers is told from orders', async () => {
    await expect(read(data('customer_personality/marketing_campaign.csv'))).rejects.toMatchObject({
      code: 'customers-without-orders',
      message: expect.stringContaining('no orders'),
    });
  });
});
