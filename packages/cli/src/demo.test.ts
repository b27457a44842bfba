import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { attune, temporaryFolder } from '../test/run-attune.ts';

const folder = temporaryFolder();

test('demo writes the files and the truth, and says what to try with them', async () => {
  const { code, stdout } = await attune(['demo', '--customers', '50', '--seed', '2', '--out', 'shop'], {
    cwd: folder,
  });
  expect(code).toBe(0);
  for (const file of [
    'orders.csv',
    'customers.csv',
    'products.csv',
    'consents.csv',
    'survey.csv',
    'truth/truth.json',
  ])
    expect(existsSync(join(folder, 'shop', file)), file).toBe(true);
  expect(stdout).toMatch(/^50 customers and [\d,]+ order lines in shop$/m);
  expect(stdout).toContain('npx attune analyze shop --out out');
});

test('demo overwrites files only with --force, and another seed gives other files', async () => {
  const words = ['demo', '--customers', '50', '--seed', '9', '--out', 'shop'];
  const before = readFileSync(join(folder, 'shop', 'orders.csv'), 'utf8');
  const refused = await attune(words, { cwd: folder });
  expect(refused.code).toBe(5);
  expect(refused.stderr).toContain('--force');
  expect(readFileSync(join(folder, 'shop', 'orders.csv'), 'utf8')).toBe(before);
  expect((await attune([...words, '--force'], { cwd: folder })).code).toBe(0);
  expect(readFileSync(join(folder, 'shop', 'orders.csv'), 'utf8')).not.toBe(before);
});

test('demo leaves out what it is told to about spending with others', async () => {
  const run = (what: string) =>
    attune(['demo', '--customers', '50', '--seed', '2', '--potential', what, '--out', what], { cwd: folder });
  expect((await run('facts')).code).toBe(0);
  expect((await run('none')).code).toBe(0);
  expect((await run('most')).code).toBe(2);
  const header = (what: string) =>
    readFileSync(join(folder, what, 'customers.csv'), 'utf8').split('\n', 1)[0];
  expect(header('facts')).toContain('household_size');
  expect(header('none')).toBe('customer_id,created_at,birth_year,email');
  for (const what of ['facts', 'none'])
    expect(existsSync(join(folder, what, 'survey.csv')), what).toBe(false);
  const orders = (what: string) => readFileSync(join(folder, what, 'orders.csv'), 'utf8');
  expect(orders('none')).toBe(orders('facts'));
});

test('sample makes and analyses enough, under the checkout', async () => {
  const { code, stdout } = await attune(['sample', '--quiet'], { cwd: folder });
  expect(code).toBe(0);
  const report = stdout.trim();
  expect(report).toMatch(/attune-sample\/report\/report\.html$/);
  expect(existsSync(join(folder, 'attune-sample'))).toBe(false);
  const summary = JSON.parse(readFileSync(report.replace('report.html', 'summary.json'), 'utf8'));
  expect(summary.customers + summary.prospects).toBe(20_000);
  expect(summary.rows.accepted).toBeGreaterThan(200_000);
});
