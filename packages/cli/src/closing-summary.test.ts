import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { attune, temporaryFolder } from '../test/run-attune.ts';

const folder = temporaryFolder();

test('rows of other tables that were not taken are counted apart, and the file that lists them is named', async () => {
  mkdirSync(join(folder, 'data'));
  const write = (name: string, ...lines: string[]) =>
    writeFileSync(join(folder, 'data', name), `${lines.join('\n')}\n`);
  write('orders.csv', 'order_id,customer_id,date,amount', '1,a,2024-01-05,5', '2,b,2024-02-05,6');
  write(
    'customers.csv',
    'customer_id,country,created_at',
    'a,DE,2023-01-01',
    'a,DE,2023-01-01',
    'b,FR,never',
  );
  write('products.csv', 'sku,name,category', 'p1,Tea,Drinks');
  const { code, stdout } = await attune(['analyze', 'data', '--out', 'out'], { cwd: folder });
  expect(code).toBe(0);
  expect(stdout).toMatch(/Order rows +2 = 2 accepted \+ 0 duplicates \+ 0 rejected/);
  expect(stdout).toMatch(/Rows of customers +3 = 1 accepted \+ 1 duplicate \+ 1 rejected/);
  expect(stdout).not.toContain('Rows of products');
  expect(stdout).toMatch(/^Rejected {2}out\/rejected\.csv/m);
});
