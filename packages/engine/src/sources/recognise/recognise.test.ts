import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { defaultPlaybook } from '../../playbook/index.ts';
import { recognise } from '../index.ts';

const folder = mkdtempSync(join(tmpdir(), 'attune-test-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('the plan names each column, how sure it is, and what is left over; no folder is in it', async () => {
  writeFileSync(join(folder, 'sales.csv'), 'Client;When;Spend;Store\n7;25.12.2024;3,50;North\n');
  const [file] = await recognise([folder], defaultPlaybook);
  expect(file).toEqual({
    name: 'sales.csv',
    kind: 'transactions',
    reader: 'generic',
    format: {
      type: 'csv',
      delimiter: ';',
      encoding: 'utf-8',
      compression: 'none',
      decimal: ',',
      dateOrder: 'day-first',
    },
    mapping: [
      { column: 'customer_id', header: 'Client', confidence: 'sure', why: 'its name says so' },
      { column: 'amount', header: 'Spend', confidence: 'likely', why: 'its name says so' },
      { column: 'at', header: 'When', confidence: 'likely', why: 'the only column that holds dates' },
    ],
    unmapped: ['Store'],
  });
  expect(JSON.stringify(file)).not.toContain(folder);
});

test('what is not there is said', async () => {
  await expect(recognise([join(folder, 'none.csv')], defaultPlaybook)).rejects.toMatchObject({
    code: 'input-missing',
  });
});
