import { createHash, randomBytes } from 'node:crypto';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { DuckDbWarehouse } from '../warehouse/index.ts';
import { makeDays, maker, printCustomers, takeOverDays, writeDays } from './kept-days.sql.ts';
import type { LinesOptions } from './purchase-days.sql.ts';

/**
 * Builds `purchase_days` and `customer_breadth`. Customers of whom every line is as it was in the run before are taken
 * over from what it left in `folder`; the others are added up anew, each from all of their lines. What is missing or
 * damaged there is made anew as a whole.
 */
export async function buildDays(
  warehouse: DuckDbWarehouse,
  lines: LinesOptions,
  folder: string,
): Promise<void> {
  await mkdir(folder, { recursive: true });
  const key = createHash('sha256')
    .update(await maker(warehouse, lines))
    .digest('hex')
    .slice(0, 32);
  const name = `${key}.duckdb`;
  const before = await readdir(folder);
  const isTaken =
    before.includes(name) &&
    (await takeOverDays(warehouse, lines, join(folder, name)).then(
      () => true,
      (error: unknown) => {
        if (isStopped(error)) throw error;
        return false;
      },
    ));
  if (!isTaken) {
    await printCustomers(warehouse, lines);
    await makeDays(warehouse, lines);
  }
  const coming = join(folder, `${randomBytes(6).toString('hex')}.coming`);
  await writeDays(warehouse, coming);
  for (const other of before) await rm(join(folder, other), { force: true });
  await rename(coming, join(folder, name));
}

function isStopped(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : undefined;
  return cause instanceof Error && cause.message.startsWith('INTERRUPT');
}
