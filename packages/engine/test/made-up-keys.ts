import {
  type ColumnType,
  canonicalTables,
  ident,
  identityTables,
  join,
  type Sql,
  sql,
  type Warehouse,
} from '../src/warehouse/index.ts';

interface ColumnDefinition {
  readonly name: string;
  readonly type: ColumnType;
  readonly optional: boolean;
}

const definitions: Readonly<Record<string, readonly ColumnDefinition[]>> = {
  ...canonicalTables,
  ...identityTables,
};

type Value = string | number | null;
type Given = Readonly<Record<string, Value>>;

/** Rows that stand in tables as readers leave them: what is not given is empty, or the same in every row. */
export type MadeUpTables = Readonly<Record<string, readonly Given[]>>;

const usual: Readonly<Record<string, Value>> = {
  at: '2026-01-05 10:00:00',
  day: '2026-01-05',
  amount: 10,
  purpose: 'newsletter',
  status: 'given',
  kind: 'page',
  campaign_id: 'c1',
};

/** Writes canonical tables with these rows, and says which there are. */
export async function makeTables(warehouse: Warehouse, tables: MadeUpTables): Promise<ReadonlySet<string>> {
  for (const [table, rows] of Object.entries(tables))
    if (rows.length > 0) await warehouse.create(table, rowsOf(warehouse, definitions[table]!, rows));
  return new Set(Object.keys(tables).filter((table) => tables[table]!.length > 0));
}

function rowsOf({ dialect }: Warehouse, columns: readonly ColumnDefinition[], rows: readonly Given[]): Sql {
  const selects = rows.map((row) => {
    const values = columns.map(({ name, type, optional }) => {
      const value = row[name] ?? (optional ? null : (usual[name] ?? null));
      return sql`${dialect.cast(value, type)} as ${ident(name)}`;
    });
    return sql`select ${join(values)}`;
  });
  return sql`select * from (${join(selects, ' union all ')}) made_up`;
}

/** A link as a reader writes it. */
export function link(key: string, other: string, rule?: string, rows = 1): Given {
  const [prefix = ''] = other.split(':');
  const kind = ['email', 'phone', 'anonymous'].includes(prefix) ? prefix : 'id';
  return { key, other, rule: rule ?? kind, source: 'made-up.csv', rows, first_at: '2026-01-05 10:00:00' };
}
