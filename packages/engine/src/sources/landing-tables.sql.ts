import {
  canonicalTables,
  type DuckDbWarehouse,
  ident,
  join,
  raw,
  type Sql,
  sql,
} from '../warehouse/index.ts';
import { changeColumns, noChanges } from './changed-orders.sql.ts';
import { type Conversion, converted } from './currencies.sql.ts';
import { personColumns } from './mapping.ts';
import type { FilePlan } from './plan.ts';
import type { Reader } from './reader.ts';
import type { SourceKind } from './source-report.ts';

/** Columns of a landing table that the canonical one does not have. */
const workColumns = ['file', 'problem', 'problem_value', 'identity'];
/** Where a reader that regroups rows keeps their place. */
const placeColumn = 'record';

/** Rows must lie in the order of the file, so that a rejected row can be found again. */
export async function keepOrder(warehouse: DuckDbWarehouse, keep: boolean): Promise<void> {
  await warehouse.run(sql`set preserve_insertion_order = ${raw(String(keep))}`);
}

interface LandingTable {
  readonly table: string;
  readonly isView: boolean;
  readonly plan: Pick<FilePlan, 'reader'>;
}

/** One table of the sound rows of several files; that of a single one only gets another name. */
export async function combine(
  warehouse: DuckDbWarehouse,
  kind: SourceKind,
  files: readonly LandingTable[],
  to: string,
): Promise<void> {
  await warehouse.drop(to);
  const [first] = files;
  if (first !== undefined && files.length === 1 && !first.isView) {
    const only = first.table;
    await warehouse.run(sql`delete from ${ident(only)} where problem > 0`);
    for (const column of personColumns[kind] ?? [])
      await warehouse.run(sql`alter table ${ident(only)} drop column if exists ${ident(column)}`);
    await warehouse.run(sql`alter table ${ident(only)} rename to ${ident(to)}`);
    return settle(warehouse);
  }
  const columns = join([...canonicalTables[kind].map(({ name }) => name), ...workColumns].map(ident));
  const areChanged = kind === 'transactions' && files.some(({ plan }) => plan.reader.changesOrders);
  const changes = (reader: Reader) =>
    areChanged ? sql`, ${reader.changesOrders ? join(changeColumns.map(ident)) : noChanges}` : sql``;
  await warehouse.create(
    to,
    join(
      files.map(
        ({ table, plan }) =>
          sql`select ${columns}${changes(plan.reader)} from ${ident(table)} where problem = 0`,
      ),
      ' union all ',
    ),
  );
  for (const { table, isView } of files) if (!isView) await warehouse.drop(table);
}

/** The canonical table. Nothing is copied unless money has to be converted. */
export async function finish(
  warehouse: DuckDbWarehouse,
  kind: SourceKind,
  from: string,
  conversion: Conversion,
): Promise<void> {
  await warehouse.drop(kind);
  if (kind === 'transactions' && conversion.currency !== null) {
    const columns = canonicalTables.transactions.map(({ name, type }) => finalColumn(name, type, conversion));
    const isPlain = conversion.rates.size === 0;
    if (!isPlain) {
      await warehouse.create(kind, sql`select ${join(columns)} from ${ident(from)}`);
      return warehouse.drop(from);
    }
  }
  for (const column of [...workColumns, placeColumn])
    await warehouse.run(sql`alter table ${ident(from)} drop column if exists ${ident(column)}`);
  await warehouse.run(sql`alter table ${ident(from)} rename to ${ident(kind)}`);
  await settle(warehouse);
}

/** What was deleted or altered is held in memory until it is written: the limit would leave no room for anything else. */
function settle(warehouse: DuckDbWarehouse): Promise<void> {
  return warehouse.run(sql`checkpoint`);
}

function finalColumn(name: string, type: string, conversion: Conversion): Sql {
  if (name === 'currency') return sql`${raw(`'${conversion.currency}'`)} as currency`;
  if (type !== 'money') return sql`${ident(name)}`;
  return sql`${converted(sql`${ident(name)}`, sql`currency`, conversion)} as ${ident(name)}`;
}

/** The first and last day, and whether orders have ids. Null when there is no row. */
export async function extent(warehouse: DuckDbWarehouse, table: string) {
  const [row] = await warehouse.rows(
    sql`select cast(min(day) as varchar) as first, cast(max(day) as varchar) as last,
        count(*) as rows, count(transaction_id) as ids from ${ident(table)}`,
    { first: 'text?', last: 'text?', rows: 'count', ids: 'count' },
  );
  return row!;
}
