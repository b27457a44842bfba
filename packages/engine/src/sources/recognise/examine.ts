import { type Table, tableOfObjects } from '../files/table.ts';
import type { Reader } from '../readers/reader.ts';
import { readers } from '../readers/readers.ts';
import type { SourceKind } from '../source-report.ts';
import type { SourceSettings } from '../source-settings.ts';
import { kindOf } from './kind.ts';
import { type Mapping, requiredColumns } from './mapping.ts';

/** What headers, sample and the user's word say of a table, before anything is refused. */
export interface Examined {
  readonly reader: Reader;
  /** Undefined when it is nothing that is known. */
  readonly kind: SourceKind | undefined;
  /** As the kind, or as orders where it has none. */
  readonly mapping: Mapping;
  /** As the reader sees it: of JSON objects it may look deeper than their first keys. */
  readonly table: Table;
}

export function examine(name: string, table: Table, settings: SourceSettings | undefined): Examined {
  const reader = readers.find((candidate) => candidate.recognises(table))!;
  const { layout, objects } = table;
  const seen =
    reader.fields && objects && layout.type === 'ndjson'
      ? tableOfObjects(objects, reader.fields, layout.repeatsKeys)
      : table;
  const map = (kind: SourceKind) => reader.map(kind, seen, settings?.columns ?? {});
  const stated = settings?.kind === 'ignore' ? undefined : settings?.kind;
  const kind = reader.kinds?.[0] ?? stated ?? kindOf(name, seen, map);
  return { reader, kind, mapping: map(kind ?? 'transactions'), table: seen };
}

/** Columns that every row must fill and that no header stands for; an amount also comes from the price. */
export function lackingColumns(kind: SourceKind, { columns, ambiguous }: Mapping): string[] {
  return requiredColumns(kind).filter(
    (column) =>
      !columns.has(column) &&
      !ambiguous.some((open) => open.column === column) &&
      !(kind === 'transactions' && column === 'amount' && columns.has('price')),
  );
}

export function sayColumn(column: string): string {
  return ({ customer_id: 'customer', at: 'date' } as Readonly<Record<string, string>>)[column] ?? column;
}
