import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type DuckDbWarehouse,
  ident,
  openDuckDb,
  raw,
  type Sql,
  sql,
  type Warehouse,
} from '../src/warehouse/index.ts';

/** A warehouse that works as one, and beside it two halves of its customers, as two servers of a cluster would hold them. */
export interface SplitWarehouse {
  readonly warehouse: Warehouse;
  /** Tables that were asked for per customer, with the rows by which the halves together differ from the whole. */
  readonly differences: ReadonlyMap<string, number>;
  close(): Promise<void>;
}

const halves = [0, 1] as const;

/**
 * Whatever is asked per customer is also asked of each half alone. Every other table is taken over from the whole: the rows of
 * a half's own customers, or all of it where it has no customers.
 */
export async function openSplit(): Promise<SplitWarehouse> {
  const folder = await mkdtemp(join(tmpdir(), 'attune-split-'));
  const open = () => openDuckDb(':memory:', { threads: 2 });
  const whole = await open();
  const parts = [await open(), await open()];
  const differences = new Map<string, number>();
  let files = 0;
  const carried = async (from: DuckDbWarehouse, query: Sql, use: (file: string) => Promise<void>) => {
    files += 1;
    const file = join(folder, `${files}.parquet`);
    await from.exportParquet(query, file);
    await use(file);
    await rm(file);
  };
  const handOut = async (table: string) => {
    const spread = await whole.rows(
      sql`select count(*) as n from duckdb_columns() where table_name = ${table} and column_name = 'customer_id'`,
      { n: 'count' },
    );
    for (const half of halves) {
      const own = (spread[0]?.n ?? 0) > 0 ? sql`where hash(coalesce(customer_id, '')) % 2 = ${half}` : sql``;
      await carried(whole, sql`select * from ${ident(table)} ${own}`, (file) =>
        parts[half]!.importParquet(table, file),
      );
    }
  };
  const compare = async (table: string) => {
    for (const half of halves)
      await carried(parts[half]!, sql`select * from ${ident(table)}`, (file) =>
        whole.importParquet(`${table}__half_${half}`, file),
      );
    const both = raw(halves.map((half) => `select * from "${table}__half_${half}"`).join(' union all '));
    const all = sql`select * from ${ident(table)}`;
    const misplaced = raw(
      halves
        .map(
          (half) =>
            `select * from "${table}__half_${half}" where hash(coalesce(customer_id, '')) % 2 <> ${half}`,
        )
        .join(' union all '),
    );
    const [found] = await whole.rows(
      sql`select count(*) as n from ((${all} except all (${both})) union all ((${both}) except all ${all}) union all ${misplaced})`,
      { n: 'count' },
    );
    differences.set(table, (differences.get(table) ?? 0) + (found?.n ?? 0));
    for (const half of halves) await whole.drop(`${table}__half_${half}`);
  };

  const warehouse: Warehouse = {
    dialect: whole.dialect,
    rows: (query, shape) => whole.rows(query, shape),
    batches: (query, shape) => whole.batches(query, shape),
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
