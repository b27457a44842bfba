import type { DuckDbWarehouse } from '../../warehouse/index.ts';
import { counted } from '../counted.ts';
import type { SourceKind } from '../source-report.ts';
import { countRepeated, findRepeated, removeRepeated } from './duplicates.sql.ts';
import type { LandedFile } from './land-file.ts';
import { combine, finish, peopleIn } from './landing-tables.sql.ts';
import { countContradictions, countMerged, mergeCustomers } from './merge-customers.sql.ts';

export interface AcceptedOthers {
  /** Rows that add nothing to earlier ones, per file number. */
  readonly repeated: ReadonlyMap<number, number>;
  readonly notes: readonly string[];
}

/** All kinds but orders: one canonical table each. */
export async function acceptOthers(
  warehouse: DuckDbWarehouse,
  files: readonly LandedFile[],
): Promise<Partial<Record<SourceKind, AcceptedOthers>>> {
  const accepted: Partial<Record<SourceKind, AcceptedOthers>> = {};
  for (const kind of new Set(files.map(({ plan }) => plan.kind))) {
    const repeated = new Map<number, number>();
    const notes: string[] = [];
    const together = `sources_${kind}`;
    const same = files.filter(({ plan }) => plan.kind === kind);
    await combine(warehouse, kind, same, together);
    if (kind === 'customers') {
      if (await mergeCustomers(warehouse, together, peopleIn(kind, same))) {
        for (const { file, rows } of await countMerged(warehouse)) repeated.set(file, rows);
        notes.push(...contradictions(await countContradictions(warehouse), files));
        await warehouse.drop('sources_same_customer');
      }
    } else if (await findRepeated(warehouse, together, kind)) {
      for (const { file, rows } of await countRepeated(warehouse))
        repeated.set(file, (repeated.get(file) ?? 0) + rows);
      await removeRepeated(warehouse, together);
    }
    await finish(warehouse, kind, together, { currency: null, rates: new Map() });
    accepted[kind] = { repeated, notes };
  }
  return accepted;
}

/** A sentence for each column of which a customer has more than one value. */
function contradictions(
  found: readonly { readonly column: string; readonly customers: number }[],
  files: readonly LandedFile[],
): string[] {
  const names = files
    .filter(({ plan }) => plan.kind === 'customers')
    .map(({ plan }) => plan.file.input.name)
    .join(', ');
  return found.map(
    ({ column, customers }) =>
      `${names}: ${counted(customers, 'customer')} with more than one ${column.replaceAll('_', ' ')}; the value of the first row is used, files in the order of their names.`,
  );
}
