import { type DuckDbWarehouse, ident, type Sql, sql } from '../warehouse/index.ts';
import type { LinesOptions } from './purchase-days.sql.ts';

/** What a line takes of the memory while its customer's days are put in their order, beyond which the engine cannot spill. */
const bytesPerLine = 40;
const units: Readonly<Record<string, number>> = {
  bytes: 1,
  KiB: 2 ** 10,
  MiB: 2 ** 20,
  GiB: 2 ** 30,
  TiB: 2 ** 40,
};

/** Into how many parts the customers go so that each part's lines fit into the engine's memory: one, unless they are very many. */
export async function partsOf(warehouse: DuckDbWarehouse): Promise<number> {
  const [found] = await warehouse.rows(
    sql`select current_setting('memory_limit') as memory, (select count(*) from transactions) as lines`,
    { memory: 'text', lines: 'count' },
  );
  const [, digits, unit] = /^([\d.]+) (\w+)$/.exec(found!.memory) ?? [];
  const bytes = Number(digits) * (units[unit ?? ''] ?? Number.NaN);
  if (!(bytes > 0)) throw new Error(`The engine names its memory in another way: ${found!.memory}.`);
  return Math.max(1, Math.ceil((found!.lines * bytesPerLine) / bytes));
}

/** A table of which each customer's rows follow from the customer's own lines, made for one part of the customers after another. */
export async function createByPart(
  warehouse: DuckDbWarehouse,
  table: string,
  query: (lines: LinesOptions) => Sql,
  lines: LinesOptions,
  parts: number,
): Promise<void> {
  const of = (at: number) => query(parts === 1 ? lines : { ...lines, part: { at, of: parts } });
  await warehouse.create(table, of(0));
  for (let at = 1; at < parts; at++) await warehouse.run(sql`insert into ${ident(table)} by name ${of(at)}`);
}
