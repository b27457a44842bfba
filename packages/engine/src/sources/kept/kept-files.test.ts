import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { parsePlaybook } from '../../playbook/index.ts';
import { ident, openDuckDb, sql } from '../../warehouse/index.ts';
import { readSources } from '../read-sources.ts';

const folder = mkdtempSync(join(tmpdir(), 'attune-kept-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const files = join(folder, 'files');
const kept = join(folder, 'kept');
/** Long ago, as files mostly were: what was written this moment is not yet trusted by its time. */
const put = (name: string, lines: readonly string[], at = 1_700_000_000) => {
  writeFileSync(join(files, name), `${lines.join('\n')}\n`);
  utimesSync(join(files, name), at, at);
};
const header = 'order_id,line,customer_id,date,amount,quantity,currency';

beforeEach(() => {
  for (const path of [files, kept]) rmSync(path, { recursive: true, force: true });
  mkdirSync(files);
  put('orders-1.csv', [
    header,
    '1,1,anna,2024-01-05,10.00,1,EUR',
    '1,2,anna,2024-01-05,2.50,1,EUR',
    '2,1,ben,2024-01-07,7.00,1,EUR',
    '3,1,,2024-01-08,9.00,1,EUR',
    '4,1,ben,2024-02-30,9.00,1,EUR',
    '5,1,cara',
    '6,1,dora,2024-01-09,4.00,1,EUR',
    '6,1,dora,2024-01-09,4.00,1,EUR',
  ]);
  put('orders-2.csv', [header, '7,1,ben,2024-03-01,5.00,1,EUR']);
  put('customers.csv', [
    'customer_id,country,email',
    'anna,DE,anna@example.com',
    'zoe,FR,zoe@example.com',
    'anna,,anna@example.com',
  ]);
});

/** The report, the rejected rows and the tables; and which files were read for it. */
async function read(from: string | undefined, settings = '') {
  const landing = await openDuckDb(':memory:');
  const rejectedTo = join(folder, 'rejected.csv');
  const steps: string[] = [];
  try {
    const report = await readSources({
      paths: [files],
      playbook: parsePlaybook(`limits:\n  maxRejected: 1\n${settings}`, 'attune.yaml'),
      landing,
      rejectedTo,
      onStep: (file) => file !== undefined && steps.push(file),
      ...(from !== undefined && { kept: from }),
    });
    const tables: Record<string, unknown> = {};
    for (const table of ['transactions', 'customers', 'identity_links', 'contacts'])
      if (await landing.has(table))
        tables[table] = await landing.rows(
          sql`select cast(t as varchar) as row from ${ident(table)} t order by row`,
          { row: 'text' },
        );
    return { result: { report, tables, rejected: readFileSync(rejectedTo, 'utf8') }, steps };
  } finally {
    await landing.close();
  }
}

/** Reads with what is kept, and expects what reading everything gives; says which files were read for it. */
async function readLikeFromScratch(settings?: string): Promise<string[]> {
  const { result, steps } = await read(kept, settings);
  expect(result).toEqual((await read(undefined, settings)).result);
  return steps;
}

const all = ['customers.csv', 'orders-1.csv', 'orders-2.csv'];

describe('a run that keeps what it read', () => {
  test('reads every file once, and gives what reading them all gives', async () => {
    expect(await readLikeFromScratch()).toEqual(all);
    expect(await readLikeFromScratch()).toEqual([]);
  });

  test('reads a new file alone, whose rows may repeat older ones', async () => {
    await read(kept);
    put('orders-0.csv', [header, '2,1,ben,2024-01-07,7.00,1,EUR', '8,1,,2024-01-07,7.00,1,EUR', '9,1,eva']);
    expect(await readLikeFromScratch()).toEqual(['orders-0.csv']);
    expect(await readLikeFromScratch()).toEqual([]);
  });

  test('takes a corrected file in the place of its earlier version, and forgets a removed one', async () => {
    await read(kept);
    put('orders-2.csv', [header, '7,1,ben,2024-03-02,6.00,1,EUR'], 1_700_000_001);
    expect(await readLikeFromScratch()).toEqual(['orders-2.csv']);
    rmSync(join(files, 'orders-2.csv'));
    const entries = readdirSync(kept).length;
    expect(await readLikeFromScratch()).toEqual([]);
    expect(readdirSync(kept).length).toBeLessThan(entries);
  });

  test('reads anew what the playbook says something else of', async () => {
    await read(kept);
    expect(await readLikeFromScratch('timeZone: America/New_York\n')).toEqual(all);
    const settings = 'sources:\n  - match: orders-2.csv\n    dateOrder: year-first\n';
    expect(await readLikeFromScratch(`timeZone: America/New_York\n${settings}`)).toEqual(['orders-2.csv']);
    expect(
      await readLikeFromScratch(`timeZone: America/New_York\nbusiness:\n  name: Shop\n${settings}`),
    ).toEqual([]);
  });

  test('counts the money of kept files at other rates', async () => {
    put('orders-2.csv', [header, '7,1,ben,2024-03-01,5.00,1,USD']);
    const at = (rate: string) => readLikeFromScratch(`currency: EUR\nrates:\n  USD: ${rate}\n`);
    expect(await at('0.9')).toEqual(all);
    expect(await at('0.9')).toEqual([]);
    await at('0.8');
    expect(await at('0.8')).toEqual([]);
  });
});

describe('what is kept', () => {
  const damage = (ending: string, change: (bytes: Buffer) => Buffer) => {
    for (const name of readdirSync(kept).filter((one) => one.endsWith(ending)))
      writeFileSync(join(kept, name), change(readFileSync(join(kept, name))));
  };
  const flipped = (bytes: Buffer, at: number) => {
    bytes[at]! ^= 0xff;
    return bytes;
  };

  test.each([
    ['a list of facts', '.json', (bytes: Buffer) => flipped(bytes, bytes.length - 9)],
    ['a file of rows, at its beginning', '.duckdb', (bytes: Buffer) => flipped(bytes, 4_100)],
    [
      'a file of rows, in its blocks',
      '.duckdb',
      (bytes: Buffer) => {
        for (let at = 12_288 + 100; at < bytes.length; at += 262_144) flipped(bytes, at);
        return bytes;
      },
    ],
    ['a file of rows, in one block', '.duckdb', (bytes: Buffer) => flipped(bytes, 12_288 + 100)],
    ['a file of rows, at its end', '.duckdb', (bytes: Buffer) => bytes.subarray(0, bytes.length >> 1)],
  ])('is not trusted when %s is damaged', async (_, ending, change) => {
    await read(kept);
    damage(ending, change);
    expect(await readLikeFromScratch()).toEqual(expect.arrayContaining(all));
    expect(await readLikeFromScratch()).toEqual([]);
  });

  test('stays when a run fails', async () => {
    await read(kept);
    put('orders-3.csv', [header, '10,1,ben,2024-03-01,5.00,1,USD']);
    await expect(read(kept)).rejects.toMatchObject({ code: 'mixed-currencies' });
    rmSync(join(files, 'orders-3.csv'));
    expect(await readLikeFromScratch()).toEqual([]);
  });
});
