import type { DuckDbWarehouse } from '../warehouse/index.ts';
import { countRepeated, findRepeated, removeRepeated } from './duplicates.sql.ts';
import type { LandedFile } from './land-file.ts';
import { combine, finish, removeRejected } from './landing-tables.sql.ts';

/** Customers, products, costs and consents: one canonical table each. Returns repeated rows per file number. */
export async function acceptOthers(
  warehouse: DuckDbWarehouse,
  files: readonly LandedFile[],
): Promise<ReadonlyMap<number, number>> {
  const repeated = new Map<number, number>();
  for (const kind of new Set(files.map(({ plan }) => plan.kind))) {
    const tables = files.filter(({ plan }) => plan.kind === kind).map(({ table }) => table);
    for (const table of tables) await removeRejected(warehouse, table);
    const together = `sources_${kind}`;
    await combine(warehouse, kind, tables, together);
    if (await findRepeated(warehouse, together, kind)) {
      for (const { file, rows } of await countRepeated(warehouse))
        repeated.set(file, (repeated.get(file) ?? 0) + rows);
      await removeRepeated(warehouse, together);
    }
    await finish(warehouse, kind, together, { currency: null, rates: new Map() });
  }
  return repeated;
}
