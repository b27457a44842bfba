import {
  type Column,
  declared,
  hasCustomer,
  type Layout,
  nextName,
  type Step,
  storage,
} from './clickhouse-layout.ts';
import { writtenOut } from './clickhouse-statement.ts';
import { ident, join, raw, type Sql, sql } from './sql.ts';

/** A cluster and the two databases that a run has on each of its servers. */
export interface Spread {
  readonly cluster: string;
  /** Tables as the analysis names them. They hold nothing: they read from all shards, or from a full copy here. */
  readonly run: string;
}

/** The database with what a server itself holds of a run's tables, under the same names. */
export function shardDatabase(run: string): string {
  return `${run}_shard`;
}

/**
 * Where the rows of a customer lie. The same for every table, so that all that is known of a customer lies on one server.
 * Rows without a customer (a cost that is nobody's) go where the empty id goes: a key must not be null.
 */
const shardingKey = "sipHash64(ifNull(customer_id, ''))";

export interface SpreadLayout extends Layout {
  /** Makes `name` stand for what every server would answer to `part`; it holds nothing, and goes with `drop`. */
  ask(name: string, columns: readonly Column[], part: Sql): Step[];
  /** How a question names that. */
  asked(name: string): Sql;
}

/** Says which shard gets a copy; it is read while rows are inserted, and not kept. */
const slot = 'attune_slot';

/**
 * Tables spread over the shards of a cluster. A table with a `customer_id` is a MergeTree on each server with the rows of that
 * server's customers, and a Distributed table over all of them. Any other table is small, stands whole on every server, and
 * is joined there. What is asked per customer is answered by each server from its own tables, whatever the query does:
 * join, window or subquery. Everything else goes through the server that is connected to.
 */
export function spreadOver({ cluster, run }: Spread): SpreadLayout {
  const everywhere = sql`on cluster ${ident(cluster)}`;
  const shard = ident(shardDatabase(run));
  const here = (table: string) => sql`${ident(run)}.${ident(table)}`;
  const onShard = (table: string) => sql`${shard}.${ident(table)}`;
  const step = (statement: Sql): Step => ({ statement });
  const drop = (name: Sql) => step(sql`drop table if exists ${name} ${everywhere} sync`);
  const distributed = (name: string, columns: readonly Column[], over: string, key: string | undefined) =>
    step(
      sql`create table ${here(name)} ${everywhere} ${declared(columns)}
        engine = Distributed(${ident(cluster)}, ${shard}, ${ident(over)}${raw(key === undefined ? '' : `, ${key}`)})`,
    );
  const local = (name: string, columns: readonly Column[]) =>
    step(sql`create table ${onShard(name)} ${everywhere} ${declared(columns)} ${storage(columns)}`);

  /** Rows of a small table gather on the first shard, and go from there to every other. */
  const openCopies = (table: string, columns: readonly Column[]): Step[] => {
    const next = nextName(table);
    const gathered = gatheredName(table);
    return [
      local(gathered, columns),
      distributed(next, columns, gathered, '0'),
      local(next, [...columns, { name: slot, type: 'UInt64 ephemeral' }]),
      distributed(copiesName(table), [...columns, { name: slot, type: 'UInt64' }], next, slot),
    ];
  };
  const open = (table: string, columns: readonly Column[]): Step[] =>
    hasCustomer(columns)
      ? [local(nextName(table), columns), distributed(nextName(table), columns, nextName(table), shardingKey)]
      : openCopies(table, columns);

  const ask = (name: string, columns: readonly Column[], part: Sql): Step[] => [
    {
      statement: sql`create view ${onShard(name)} ${everywhere} as ${raw(writtenOut(part))}`,
      names: 'shard',
    },
    // Without a key where rows do not say whose they are: ClickHouse believes a key, and would finish any group on the shards.
    distributed(name, columns, name, hasCustomer(columns) ? shardingKey : undefined),
  ];

  return {
    open,
    ask,
    asked: here,
    answer(table, columns, query, perCustomer) {
      const next = here(nextName(table));
      if (!perCustomer) return [...open(table, columns), step(sql`insert into ${next} ${query}`)];
      if (!hasCustomer(columns)) throw new Error(`Per customer, but without a customer_id: ${table}.`);
      const rows = rowsName(table);
      return [
        ...open(table, columns),
        ...ask(rows, columns, query),
        { statement: sql`insert into ${next} select * from ${here(rows)}`, by: 'shards' },
      ];
    },
    settle(table, columns, replaces) {
      const [now, next] = [onShard(table), onShard(nextName(table))];
      return [
        ...(hasCustomer(columns) ? [] : [step(copies(cluster, table, columns, here))]),
        step(
          replaces
            ? sql`exchange tables ${now} and ${next} ${everywhere}`
            : sql`rename table ${next} to ${now} ${everywhere}`,
        ),
        // Not in one step with the exchange: a run has its tables to itself, and nobody asks in between.
        drop(here(table)),
        hasCustomer(columns)
          ? distributed(table, columns, table, shardingKey)
          : step(sql`create view ${here(table)} ${everywhere} as select * from ${now}`),
      ];
    },
    discard: (table) => [
      drop(here(rowsName(table))),
      drop(onShard(rowsName(table))),
      drop(here(copiesName(table))),
      drop(here(nextName(table))),
      drop(onShard(gatheredName(table))),
      drop(onShard(nextName(table))),
    ],
    drop: (table) => [drop(here(table)), drop(onShard(table))],
  };
}

const rowsName = (table: string) => `${table}__rows`;
const gatheredName = (table: string) => `${table}__gathered`;
const copiesName = (table: string) => `${table}__copies`;

/** A row a shard: the first whole number that a key must be for a row to go there, which is the sum of the weights before it. */
export function shardSlots(cluster: string): Sql {
  return sql`select toUInt64(sum(shard_weight) over (order by shard_num) - shard_weight) as slot
    from (select distinct shard_num, shard_weight from system.clusters where cluster = ${cluster}) shards`;
}

/** Every gathered row once for each shard. */
function copies(
  cluster: string,
  table: string,
  columns: readonly Column[],
  here: (table: string) => Sql,
): Sql {
  const names = columns.map(({ name }) => ident(name));
  const own = names.map((name) => sql`${raw('g')}.${name}`);
  return sql`insert into ${here(copiesName(table))} (${join([...names, ident(slot)])})
    select ${join(own)}, s.slot from (select * from ${here(nextName(table))}) g
    cross join (${shardSlots(cluster)}) s`;
}
