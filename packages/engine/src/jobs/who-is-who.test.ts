import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { generateDemo } from '../demo/index.ts';
import { defaultPlaybook } from '../playbook/index.ts';
import { isUnknown } from '../report/index.ts';
import { openDuckDbReader, sql } from '../warehouse/index.ts';
import { type AnalysisResult, runAnalysis } from './index.ts';

let folder: string;
let result: AnalysisResult;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'attune-who-'));
  await generateDemo({ customers: 1500, seed: 3, identities: true, out: join(folder, 'data') });
  result = await runAnalysis({
    inputs: [join(folder, 'data')],
    playbook: defaultPlaybook,
    out: join(folder, 'out'),
    keepWarehouse: 'who',
  });
}, 120_000);
afterAll(() => rm(folder, { recursive: true }));

interface Planted {
  readonly file: string;
  readonly record: string;
  readonly person: string;
  readonly expected: string;
}

async function plantedRecords(): Promise<Planted[]> {
  const text = await readFile(join(folder, 'data', 'truth', 'identities.csv'), 'utf8');
  const [, ...lines] = text.trim().split('\n');
  return lines.map((line) => {
    const [file = '', record = '', person = '', expected = ''] = line.split(',');
    return { file, record, person, expected };
  });
}

/** Whose each guest order and each view of a device is, by the analysis. */
async function foundCustomers(): Promise<ReadonlyMap<string, string>> {
  const reader = await openDuckDbReader(join(result.out, 'warehouse.duckdb'), { memory: '500MB' });
  try {
    const rows = await reader.rows(
      sql`select transaction_id as record, customer_id as customer from transactions where transaction_id like 'G%'
        union all select replace(message_id, '-view', ''), customer_id from interactions where message_id like '%-view'`,
      { record: 'text', customer: 'text' },
    );
    return new Map(rows.map(({ record, customer }) => [record, customer]));
  } finally {
    await reader.close();
  }
}

test('of what the files tell of guests and devices nearly all is found, and nobody is taken for somebody else', async () => {
  const found = await foundCustomers();
  const planted = await plantedRecords();
  const same = planted.filter(({ expected, person }) => expected === 'same' && person.startsWith('C'));
  const apart = planted.filter(({ expected }) => expected === 'apart');
  expect(same.length).toBeGreaterThan(200);
  expect(apart.length).toBeGreaterThan(20);
  const right = same.filter(({ record, person }) => found.get(record) === person);
  const isKnown = (customer: string | undefined) => customer?.startsWith('C') === true;
  const wrong = planted.filter(
    ({ record, person }) => isKnown(found.get(record)) && found.get(record) !== person,
  );
  expect(wrong).toEqual([]);
  expect(right.length / same.length).toBeGreaterThanOrEqual(0.98);
});

test('no two customers with an account became one', async () => {
  const reader = await openDuckDbReader(join(result.out, 'warehouse.duckdb'), { memory: '500MB' });
  const [joined] = await reader.rows(
    sql`select count(*) as n from identities where "key" like 'C%' and customer_id <> "key"`,
    { n: 'count' },
  );
  await reader.close();
  expect(joined).toEqual({ n: 0 });
});

test('the report says what was joined and how many questions are open', async () => {
  const { identity } = result.summary;
  if (isUnknown(identity)) throw new Error(identity.reason);
  expect(identity.questions.map(({ kind, rule }) => `${kind} ${rule}`)).toEqual([
    'shared anonymous',
    'shared email',
    'shared phone',
  ]);
  const report = await readFile(join(result.out, 'report.html'), 'utf8');
  expect(report).toContain('Questions to a person');
  expect(report).not.toContain('@example');
});
