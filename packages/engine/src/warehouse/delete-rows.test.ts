import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { deleteRows } from './delete-rows.sql.ts';
import { openDuckDb } from './duckdb.ts';
import { raw, sql } from './sql.ts';

test('rows are deleted from a table of several slices within little memory, and no others', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'attune-'));
  const warehouse = await openDuckDb(join(folder, 'large.duckdb'), { memory: '120MB', threads: 2 });
  try {
    const rows = 2 ** 23 + 3000;
    await warehouse.create(
      'numbers',
      sql`select cast(range as integer) as n, 0 as kept from range(${raw(String(rows))})`,
    );
    await deleteRows(warehouse, 'numbers', sql`n % 1000 = 7 or n = 5`);
    const [left] = await warehouse.rows(
      sql`select count(*) as n, count(*) filter (where n % 1000 = 7 or n = 5) as wrong, max(n) as last from numbers`,
      { n: 'count', wrong: 'count', last: 'count' },
    );
    expect(left).toEqual({ n: rows - Math.ceil((rows - 7) / 1000) - 1, wrong: 0, last: rows - 1 });
  } finally {
    await warehouse.close();
    await rm(folder, { recursive: true });
  }
});
