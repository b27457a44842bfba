import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join as joinPath } from 'node:path';
import {
  type DuckDbWarehouse,
  ident,
  join,
  openDuckDb,
  raw,
  render,
  replacePerCustomer,
  type Sql,
  sql,
  type Warehouse,
} from '../src/warehouse/index.ts';

/** A warehouse that works as one, and beside it two halves of its customers, as two servers of a cluster would hold them. */
export interface SplitWarehouse {
  readonly warehouse: Warehouse;
  /** Tables that were asked for per customer, and beginnings of such parts of questions, with the rows by which the halves together differ from the whole. */
  readonly differences: ReadonlyMap<string, number>;
  close(): Promise<void>;
}

const halves = [0, 1] as const;

/**
 * Whatever is asked per customer is also asked of each half alone. Every other table is taken over from the whole: the rows of
 * a half's own customers, or all of it where it has no customers.
 */
export async function openSplit(): Promise<SplitWarehouse> {
  const folder = await mkdtemp(joinPath(tmpdir(), 'attune-split-'));
  const open = () => openDuckDb(':memory:', { threads: 2 });
  const whole = await open();
  const parts = [await open(), await open()];
  const differences = new Map<string, number>();
  let files = 0;
  const carried = async (from: DuckDbWarehouse, query: Sql, use: (file: string) => Promise<void>) => {
    files += 1;
    const file = joinPath(folder, `${files}.parquet`);
    await from.exportParquet(query, file);
    await use(file);
    await rm(file);
  };
  const hasCustomer = async (table: string) => {
    const [found] = await whole.rows(
      sql`select count(*) as n from duckdb_columns() where table_name = ${table} and column_name = 'customer_id'`,
      { n: 'count' },
    );
    return (found?.n ?? 0) > 0;
  };
  const handOut = async (table: string) => {
    const isSpread = await hasCustomer(table);
    for (const half of halves) {
      const own = isSpread ? sql`where hash(coalesce(customer_id, '')) % 2 = ${half}` : sql``;
      await carried(whole, sql`select * from ${ident(table)} ${own}`, (file) =>
        parts[half]!.importParquet(table, file),
      );
    }
  };
  const compare = async (table: string, name = table) => {
    for (const half of halves)
      await carried(parts[half]!, sql`select * from ${ident(table)}`, (file) =>
        whole.importParquet(`${table}__half_${half}`, file),
      );
    const both = raw(halves.map((half) => `select * from "${table}__half_${half}"`).join(' union all '));
    const all = sql`select * from ${ident(table)}`;
    const misplaced = halves.map(
      (half) => sql`union all select * from ${ident(`${table}__half_${half}`)}
        where hash(coalesce(customer_id, '')) % 2 <> ${half}`,
    );
    const [found] = await whole.rows(
      sql`select count(*) as n from ((${all} except all (${both})) union all ((${both}) except all ${all}) ${(await hasCustomer(table)) ? join(misplaced, ' ') : sql``})`,
      { n: 'count' },
    );
    differences.set(name, (differences.get(name) ?? 0) + (found?.n ?? 0));
    for (const half of halves) await whole.drop(`${table}__half_${half}`);
  };

  /** What a question asks of each customer, beside the question itself. */
  const asked = async (query: Sql) => {
    await replacePerCustomer(query, async (part) => {
      const name = render(part.select, () => '?')
        .text.replaceAll(/\s+/g, ' ')
        .slice(0, 60);
      for (const one of [whole, ...parts]) await one.create('asked', sql`select * from ${part} asked`);
      await compare('asked', name);
      for (const one of [whole, ...parts]) await one.drop('asked');
      return part;
    });
  };

  const warehouse: Warehouse = {
    dialect: whole.dialect,
    async rows(query, shape) {
      await asked(query);
      return whole.rows(query, shape);
    },
    async *batches(query, shape) {
      await asked(query);
      yield* whole.batches(query, shape);
    },
    has: (table) => whole.has(table),
    exportParquet: (query, path) => whole.exportParquet(query, path),
    async create(table, query, options = {}) {
      await whole.create(table, query);
      if (!options.perCustomer) return handOut(table);
      for (const half of parts) await half.create(table, query);
      await compare(table);
    },
    async createFrom(table, shape, rows) {
      await whole.createFrom(table, shape, rows);
      await handOut(table);
    },
    async createFromBatches(table, shape, batches) {
      await whole.createFromBatches(table, shape, batches);
      await handOut(table);
    },
    async importParquet(table, path) {
      await whole.importParquet(table, path);
      await handOut(table);
    },
    async drop(table) {
      for (const one of [whole, ...parts]) await one.drop(table);
    },
    close: () => Promise.resolve(),
  };
  return {
    warehouse,
    differences,
    async close() {
      for (const one of [whole, ...parts]) await one.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
