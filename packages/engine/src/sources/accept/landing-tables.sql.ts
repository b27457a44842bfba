import {
  canonicalTables,
  type DuckDbWarehouse,
  deleteRows,
  ident,
  join,
  raw,
  type Sql,
  sql,
} from '../../warehouse/index.ts';
import type { Reader } from '../readers/reader.ts';
import { personColumns } from '../recognise/mapping.ts';
import type { FilePlan } from '../recognise/plan.ts';
import type { SourceKind } from '../source-report.ts';
import { type Conversion, converted } from '../values/currencies.sql.ts';
import { addChangeColumns, changeColumns, noChanges } from './changed-orders.sql.ts';

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
  readonly rows: number;
  readonly personColumns: readonly string[];
}

/** Columns that tell of people: of customers they stay until it is known which rows add something. */
export function peopleIn(kind: SourceKind, files: readonly Pick<LandingTable, 'personColumns'>[]): string[] {
  if (kind !== 'customers') return [];
  return [...new Set(files.flatMap((file) => file.personColumns))].sort();
}

/**
 * One table of the sound rows of several files. The largest gets another name and the others are added to it: at twenty
 * million rows, to copy all of them took a fifth of the whole analysis.
 */
export async function combine(
  warehouse: DuckDbWarehouse,
  kind: SourceKind,
  files: readonly LandingTable[],
  to: string,
): Promise<void> {
  await warehouse.drop(to);
  const columns = join([...canonicalTables[kind].map(({ name }) => name), ...workColumns].map(ident));
  const areChanged = kind === 'transactions' && files.some(({ plan }) => plan.reader.changesOrders);
  const changes = (reader: Reader) =>
    areChanged ? sql`, ${reader.changesOrders ? join(changeColumns.map(ident)) : noChanges}` : sql``;
  const people = peopleIn(kind, files);
  const sound = ({ table, plan, personColumns: has }: LandingTable) => {
    const told = people.map((column) =>
      has.includes(column) ? sql`, ${ident(column)}` : sql`, cast(null as varchar) as ${ident(column)}`,
    );
    return sql`select ${columns}${join(told, '')}${changes(plan.reader)} from ${ident(table)} where problem = 0`;
  };
  const own = files.filter(({ isView }) => !isView);
  const largest = own.toSorted((a, b) => b.rows - a.rows)[0];
  if (largest && files.every(({ rows }) => rows <= largest.rows)) {
    await deleteRows(warehouse, largest.table, sql`problem > 0`);
    for (const column of personColumns[kind] ?? [])
      if (!people.includes(column))
        await warehouse.run(sql`alter table ${ident(largest.table)} drop column if exists ${ident(column)}`);
    for (const column of people)
      await warehouse.run(
        sql`alter table ${ident(largest.table)} add column if not exists ${ident(column)} varchar`,
      );
    if (areChanged && !largest.plan.reader.changesOrders) await addChangeColumns(warehouse, largest.table);
    await warehouse.run(sql`alter table ${ident(largest.table)} rename to ${ident(to)}`);
    for (const file of files)
      if (file !== largest) await warehouse.run(sql`insert into ${ident(to)} by name ${sound(file)}`);
  } else await warehouse.create(to, join(files.map(sound), ' union all '));
  for (const { table } of own) await warehouse.drop(table);
  if (largest) await settle(warehouse);
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
  for (const column of [...workColumns, placeColumn, ...(personColumns[kind] ?? [])])
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
