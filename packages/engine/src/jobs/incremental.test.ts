import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { engines } from '../../test/on-engines.ts';
import { type RunningClickHouse, startClickHouse } from '../../test/start-clickhouse.ts';
import { generateDemo } from '../demo/index.ts';
import { defaultPlaybook } from '../playbook/index.ts';
import { runAnalysis } from './index.ts';

const folder = mkdtempSync(join(tmpdir(), 'attune-incremental-'));
const data = join(folder, 'data');
const compared = ['customers.csv', 'segments.json', 'summary.json', 'rejected.csv', 'report.html'];
let clickhouse: RunningClickHouse | undefined;

beforeAll(async () => {
  await generateDemo({ customers: 300, seed: 3, out: data });
  if (engines.includes('clickhouse')) clickhouse = await startClickHouse();
}, 120_000);
afterAll(async () => {
  await clickhouse?.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** Analyses the files of a folder with what is kept of the run before, and anew; says which files the first has read. */
async function likeFromScratch(files: string, kept: string, asOf?: string) {
  const read = new Set<string>();
  const request = {
    inputs: [files],
    playbook: { ...defaultPlaybook, limits: { ...defaultPlaybook.limits, maxRejected: 0.2 } },
    ...(asOf === undefined ? {} : { asOf }),
    ...(clickhouse ? { warehouse: clickhouse.url } : {}),
  };
  const [one, other] = [join(folder, 'incremental'), join(folder, 'scratch')];
  const { summary } = await runAnalysis(
    { ...request, kept, out: one },
    { onProgress: ({ stage, text }) => stage === 'reading' && read.add(text.replace(/^Reading /, '')) },
  );
  await runAnalysis({ ...request, out: other });
  for (const name of compared)
    expect(readFileSync(join(one, name), 'utf8') === readFileSync(join(other, name), 'utf8'), name).toBe(
      true,
    );
  for (const words of ['Looking at the files', 'Setting duplicates aside']) read.delete(words);
  return { read: [...read], summary };
}

describe(`a run with new files on ${clickhouse ? 'ClickHouse' : engines.at(-1)}`, () => {
  test('reads only these, and gives the bytes of a run from scratch, whatever came, went or was put right', async () => {
    const files = join(folder, 'files');
    const kept = join(folder, 'kept');
    mkdirSync(files);
    for (const name of ['products.csv', 'customers.csv', 'consents.csv'])
      writeFileSync(join(files, name), readFileSync(join(data, name)));
    const [header, ...lines] = readFileSync(join(data, 'orders.csv'), 'utf8').trimEnd().split('\n');
    const at = lines.map((line) => line.split(',')[3]!.slice(0, 10));
    const put = (name: string, rows: readonly string[]) =>
      writeFileSync(join(files, name), `${[header, ...rows].join('\n')}\n`);
    put(
      'orders-1.csv',
      lines.filter((_, i) => at[i]! < '2025-07-01'),
    );
    await likeFromScratch(files, kept);

    const later = lines.filter((_, i) => at[i]! >= '2025-07-01');
    put('orders-2.csv', later);
    expect((await likeFromScratch(files, kept)).read).toEqual(['orders-2.csv']);

    // Between the others by name, with rows that they hold as well, and read as of an earlier day.
    put('orders-10.csv', later.slice(0, 40));
    expect((await likeFromScratch(files, kept, '2025-12-31')).read).toEqual(['orders-10.csv']);

    rmSync(join(files, 'orders-10.csv'));
    put('orders-2.csv', later.slice(5));
    const products = readFileSync(join(files, 'products.csv'), 'utf8');
    writeFileSync(join(files, 'products.csv'), products.split('\n').slice(0, -3).join('\n'));
    expect((await likeFromScratch(files, kept)).read).toEqual(['orders-2.csv', 'products.csv']);
  }, 300_000);

  test('that tells of refunds changes the past as of their day', async () => {
    const files = join(folder, 'refunds');
    const kept = join(folder, 'kept-refunds');
    mkdirSync(files);
    const header = 'order_id,line,customer_id,date,amount,quantity,refunded';
    const put = (name: string, rows: readonly string[]) =>
      writeFileSync(join(files, name), `${[header, ...rows].join('\n')}\n`);
    const orders = Array.from({ length: 60 }, (_, i) => {
      const day = new Date(Date.UTC(2024, 0, 1 + 5 * i)).toISOString().slice(0, 10);
      return `${i},1,c${i % 20},${day},20.00,1,0`;
    });
    put('orders-1.csv', orders);
    const before = await likeFromScratch(files, kept);
    const earlier = await likeFromScratch(files, kept, '2024-03-31');

    // A return of March that is reported at last, and an order of January that is exported again with its refund.
    put('orders-2.csv', ['0-r,1,c0,2024-03-20,-20.00,-1,0', '1,1,c1,2024-01-06,20.00,1,5.00']);
    const after = await likeFromScratch(files, kept);
    expect(after.read).toEqual(['orders-2.csv']);
    expect(after.summary.revenue).toBeCloseTo(before.summary.revenue - 25, 9);
    expect(after.summary.rows).toMatchObject({ accepted: 61, duplicates: 1 });
    const then = await likeFromScratch(files, kept, '2024-03-31');
    expect(then.summary.revenue).toBeCloseTo(earlier.summary.revenue - 25, 9);
    const stillUnknown = await likeFromScratch(files, kept, '2024-03-19');
    expect(stillUnknown.summary.revenue).toBeCloseTo(20 * 16 - 5, 9);
  }, 300_000);
});
