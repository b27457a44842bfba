import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readFiles } from '../../../test/read-files.ts';
import { openDuckDb, sql } from '../../warehouse/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'attune-test-'));
let bytes: Buffer;

beforeAll(async () => {
  const warehouse = await openDuckDb(':memory:');
  await warehouse.exportParquet(
    sql`select cast(i as double) as customer_id, timestamp '2024-01-05 10:00:00' + to_days(cast(i as integer)) as ordered_at,
        if(i = 3, null, cast(1.234 * i as decimal(10, 3))) as amount from range(5) t(i)`,
    join(folder, 'orders.parquet'),
  );
  await warehouse.close();
  bytes = readFileSync(join(folder, 'orders.parquet'));
});
afterAll(() => rmSync(folder, { recursive: true }));

test('typed columns leave nothing to ask; a rejected row is named by its number', async () => {
  const { orders, rejected, report } = await readFiles({ 'orders.parquet': bytes }, { maxRejected: 1 });
  expect(orders.map(({ customer, day, amount }) => [customer, day, amount])).toEqual([
    ['0', '2024-01-05', 0],
    ['1', '2024-01-06', 1.234],
    ['2', '2024-01-07', 2.468],
    ['4', '2024-01-09', 4.936],
  ]);
  expect(rejected).toEqual(['orders.parquet,4,amount,amount-missing,The amount is empty.,']);
  expect(report.files[0]!.format).toMatchObject({ type: 'parquet', decimal: null });
});

test('a damaged file is refused', async () => {
  await expect(readFiles({ 'orders.parquet': bytes.subarray(0, bytes.length - 30) })).rejects.toMatchObject({
    code: 'input-unreadable',
  });
});
