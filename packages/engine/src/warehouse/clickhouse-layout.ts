import { quoted } from './clickhouse-statement.ts';
import { ident, raw, type Sql, sql } from './sql.ts';

export interface Column {
  readonly name: string;
  readonly type: string;
}

/** One statement on the way to a table. */
export interface Step {
  readonly statement: Sql;
  /** `shard`: names are looked up among the tables of one server, not among those of the run. */
  readonly names?: 'shard';
  /** `shards`: every server answers from its own tables and writes into its own. */
  readonly by?: 'shards';
}

/**
 * How tables lie on ClickHouse: on one server, or spread over the shards of a cluster. A table is written beside the one of
 * its name, as `nextName(table)`, and takes its place when it is complete.
 */
export interface Layout {
  /** Makes the empty table into which rows can then be inserted as `nextName(table)`. */
  open(table: string, columns: readonly Column[]): Step[];
  /** Makes it with the answer of `query`. With `perCustomer` no row of the answer needs the rows of two customers. */
  answer(table: string, columns: readonly Column[], query: Sql, perCustomer: boolean): Step[];
  /** Puts it in the place of the older one, where there is one. */
  settle(table: string, columns: readonly Column[], replaces: boolean): Step[];
  /** Throws away what was written beside. */
  discard(table: string): Step[];
  drop(table: string): Step[];
}

export function nextName(table: string): string {
  return `${table}__next`;
}

/** Only tables that know whose a row is can be spread by customer. */
export function hasCustomer(columns: readonly Column[]): boolean {
  return columns.some(({ name }) => name === 'customer_id');
}

export function declared(columns: readonly Column[]): Sql {
  return sql`(${raw(columns.map(({ name, type }) => `${quoted(ident(name))} ${type}`).join(', '))})`;
}

/**
 * Blocks of inserts that a table remembers by their tokens, so that one that is sent again is taken once. A file is one
 * insert of a block a million rows or so, and all of them must be remembered until its last row is in.
 */
const rememberedBlocks = raw('100000');

/** Rows of one customer lie together, so that per-customer aggregates read them in one piece. */
export function storage(columns: readonly Column[]): Sql {
  return hasCustomer(columns)
    ? sql`engine = MergeTree order by customer_id settings allow_nullable_key = 1, non_replicated_deduplication_window = ${rememberedBlocks}`
    : sql`engine = MergeTree order by tuple() settings non_replicated_deduplication_window = ${rememberedBlocks}`;
}

/** SYNC: without it ClickHouse keeps the data for minutes. */
const drop = (table: string): Step => ({ statement: sql`drop table if exists ${ident(table)} sync` });

export const oneServer: Layout = {
  open: (table, columns) => [
    { statement: sql`create table ${ident(nextName(table))} ${declared(columns)} ${storage(columns)}` },
  ],
  answer: (table, columns, query) => [
    { statement: sql`create table ${ident(nextName(table))} ${storage(columns)} as ${query}` },
  ],
  settle: (table, _columns, replaces) => {
    const [now, next] = [ident(table), ident(nextName(table))];
    return [
      {
        statement: replaces ? sql`exchange tables ${now} and ${next}` : sql`rename table ${next} to ${now}`,
      },
    ];
  },
  discard: (table) => [drop(nextName(table))],
  drop: (table) => [drop(table)],
};
