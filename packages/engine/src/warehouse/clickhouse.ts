import { randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream, type ReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import type { ClickHouseClient } from '@clickhouse/client';
import { type ClickHouseConnection, connectClickHouse } from './clickhouse-connection.ts';
import { clickhouseDay } from './clickhouse-day.ts';
import { clickhouseDialect } from './clickhouse-dialect.ts';
import { clickhouseFailure } from './clickhouse-error.ts';
import { idempotent, insertOnce } from './clickhouse-insert.ts';
import { type Column, type Layout, nextName, oneServer, type Step } from './clickhouse-layout.ts';
import { type SpreadLayout, shardDatabase, spreadOver } from './clickhouse-shards.ts';
import { bind, quoted } from './clickhouse-statement.ts';
import { fileType, kindType } from './clickhouse-types.ts';
import { decodeValue, type Encoded, refuse } from './decode.ts';
import { openDuckDb } from './duckdb.ts';
import { type Batch, type ColumnKind, inOneBatch, type Row, type Shape } from './shape.ts';
import { ident, replacePerCustomer, type Sql, sql } from './sql.ts';
import type { CreateOptions, Warehouse } from './warehouse.ts';

/** Rows that `batches` hands over at a time, at least (the last time fewer). */
const batchRows = 4096;
/** Rows of an insert, at least (the last time fewer). */
const insertRows = 50_000;

/**
 * Opens a ClickHouse database: `clickhouse://user:password@host:8123/database` (`clickhouses://` for TLS).
 * With `?cluster=name` at its end, tables are spread over the shards of that cluster by customer.
 * `database` names another one of that server. Once `signal` is aborted, the statement under way is given up and no
 * other begins: both reject with the signal's reason.
 * Throws `warehouse-unavailable` when the server does not answer or refuses.
 */
export async function openClickHouse(
  address: string,
  { database, signal }: { readonly database?: string; readonly signal?: AbortSignal } = {},
): Promise<Warehouse> {
  const warehouse = new ClickHouse(address, database, signal);
  try {
    await warehouse.rows(sql`select 1 as one`, { one: 'count' });
  } catch (error) {
    await warehouse.close();
    throw error;
  }
  return warehouse;
}

class ClickHouse implements Warehouse {
  readonly dialect = clickhouseDialect;
  readonly #client: ClickHouseClient;
  readonly #layout: Layout;
  /** Only where a cluster is named; `own` looks up names among one server's own tables. */
  readonly #spread: { readonly layout: SpreadLayout; readonly own: ClickHouseClient } | undefined;
  readonly #host: string;
  /** Sent with each request: the client stops waiting when the signal says so. */
  readonly #abort: { readonly abort_signal?: AbortSignal };

  constructor(address: string, named: string | undefined, signal: AbortSignal | undefined) {
    const { client, host, cluster, database }: ClickHouseConnection = connectClickHouse(address, named);
    this.#client = client;
    this.#host = host;
    this.#spread =
      cluster === undefined
        ? undefined
        : {
            layout: spreadOver({ cluster, run: database }),
            own: connectClickHouse(address, shardDatabase(database)).client,
          };
    this.#layout = this.#spread?.layout ?? oneServer;
    this.#abort = signal ? { abort_signal: signal } : {};
  }

  async rows<S extends Shape>(query: Sql, shape: S): Promise<Row<S>[]> {
    const names = Object.keys(shape);
    const rows: Row<S>[] = [];
    for await (const batch of this.batches(query, shape)) {
      for (let i = 0; i < batch.length; i++)
        rows.push(Object.fromEntries(names.map((name) => [name, batch.columns[name]?.[i]])) as Row<S>);
    }
    return rows;
  }

  async *batches<S extends Shape>(query: Sql, shape: S): AsyncIterable<Batch<S>> {
    let wanted: { name: string; kind: ColumnKind; position: number }[] | undefined;
    let columns: Record<string, unknown[]> = {};
    let length = 0;
    const { text } = bind(query);
    let names: Encoded[] | undefined;
    for await (const row of this.#lines(query)) {
      if (!names) {
        names = row;
        continue;
      }
      if (!wanted) {
        wanted = Object.entries(shape).map(([name, kind]) => {
          const position = names?.indexOf(name) ?? -1;
          if (position < 0) throw new Error(`The query has no column ${name}: ${text}`);
          const type = String(row[position]);
          // Wide numbers travel as text, and would pass for it.
          if (kind.startsWith('text') && !/String|Enum/.test(type)) throw refuse(name, kind, type);
          return { name, kind: kind as ColumnKind, position };
        });
        continue;
      }
      for (const { name, kind, position } of wanted) {
        columns[name] ??= [];
        columns[name].push(decodeValue(kind, row[position] ?? null, name));
      }
      length++;
      if (length < batchRows) continue;
      yield { length, columns } as unknown as Batch<S>;
      columns = {};
      length = 0;
    }
    if (length > 0) yield { length, columns } as unknown as Batch<S>;
  }

  async create(table: string, query: Sql, { perCustomer = false }: CreateOptions = {}): Promise<void> {
    const columns = await this.#columnsOf(query);
    await this.#replace(table, columns, () =>
      this.#run(this.#layout.answer(table, columns, query, perCustomer)),
    );
  }

  async createFrom<S extends Shape>(table: string, shape: S, rows: readonly Row<S>[]): Promise<void> {
    await this.createFromBatches(table, shape, inOneBatch(shape, rows));
  }

  async createFromBatches<S extends Shape>(
    table: string,
    shape: S,
    batches: AsyncIterable<Batch<S>>,
  ): Promise<void> {
    const columns = Object.entries(shape).map(([name, kind]) => ({ name, kind }));
    const typed = columns.map(({ name, kind }) => ({ name, type: kindType(kind) }));
    await this.#replace(table, typed, async () => {
      await this.#run(this.#layout.open(table, typed));
      let values: unknown[][] = [];
      let inserts = 0;
      const insert = async () => {
        if (values.length === 0) return;
        inserts += 1;
        await this.#insert(table, `${table}:${inserts}`, 'JSONCompactEachRow', () => values);
        values = [];
      };
      for await (const batch of batches) {
        for (let i = 0; i < batch.length; i++)
          values.push(columns.map(({ name, kind }) => jsonValue(kind, batch.columns[name]?.[i] ?? null)));
        // Few large inserts: each one makes a part on disk.
        if (values.length >= insertRows) await insert();
      }
      await insert();
    });
  }

  async drop(table: string): Promise<void> {
    await this.#run(this.#layout.drop(table));
  }

  async has(table: string): Promise<boolean> {
    const found = await this.rows(
      sql`select name from system.tables where database = currentDatabase() and name = ${table}`,
      { name: 'text' },
    );
    return found.length > 0;
  }

  async importParquet(table: string, path: string): Promise<void> {
    const columns = await parquetColumns(path);
    await this.#replace(table, columns, async () => {
      await this.#run(this.#layout.open(table, columns));
      await this.#insert(table, `${table}:file`, 'Parquet', () => createReadStream(path));
    });
  }

  async exportParquet(query: Sql, path: string): Promise<void> {
    const { text, params } = bind(sql`${query} format Parquet`);
    await this.#guard(text, async () => {
      const { stream } = await this.#client.exec({ query: text, query_params: params, ...this.#abort });
      await pipeline(stream, createWriteStream(path), { signal: this.#abort.abort_signal });
    });
  }

  async close(): Promise<void> {
    await this.#client.close();
    await this.#spread?.own.close();
  }

  /**
   * On a cluster, what a question asks of each customer becomes a view on every server, so that the servers answer it and count
   * it, and only counts come here. What is not marked as such is asked as it stands.
   */
  async *#lines(query: Sql): AsyncIterable<Encoded[]> {
    const spread = this.#spread;
    if (!spread) return yield* this.#answer(query);
    const names: string[] = [];
    try {
      const asked = await replacePerCustomer(query, async ({ select }) => {
        const name = `asked_${randomUUID().replaceAll('-', '')}`;
        names.push(name);
        await this.#run(spread.layout.ask(name, await this.#columnsOf(select), select));
        return spread.layout.asked(name);
      });
      yield* this.#answer(asked);
    } finally {
      // What cannot be tidied up goes with the run's databases.
      for (const name of names) await this.#run(spread.layout.drop(name)).catch(() => {});
    }
  }

  /** The answer line by line; the first line holds the names, the second the types. */
  async *#answer(query: Sql): AsyncIterable<Encoded[]> {
    const { text, params } = bind(query);
    this.#abort.abort_signal?.throwIfAborted();
    try {
      const answer = await this.#client.query({
        query: text,
        query_params: params,
        format: 'JSONCompactEachRowWithNamesAndTypes',
        ...this.#abort,
      });
      for await (const rows of answer.stream()) for (const row of rows) yield row.json<Encoded[]>();
    } catch (error) {
      throw this.#failure(text, error);
    }
  }

  /**
   * What columns the answer would have. On a cluster one server is asked about its own tables, which have the same columns:
   * to describe a join of spread tables, ClickHouse fetches the whole right one.
   */
  async #columnsOf(query: Sql): Promise<Column[]> {
    const { text, params } = bind(sql`describe (${query})`);
    return this.#guard(text, async () => {
      const answer = await (this.#spread?.own ?? this.#client).query({
        query: text,
        query_params: params,
        format: 'JSONEachRow',
        ...this.#abort,
      });
      return answer.json<Column>();
    });
  }

  /** `write` fills the table `nextName(table)`; it takes the old one's place when it is complete, or not at all. */
  async #replace(table: string, columns: readonly Column[], write: () => Promise<void>): Promise<void> {
    const discard = () => this.#run(this.#layout.discard(table));
    await discard();
    try {
      await write();
      await this.#run(this.#layout.settle(table, columns, await this.has(table)));
    } catch (error) {
      // The first failure is the one to report, not that of tidying up after it.
      await discard().catch(() => {});
      throw error;
    }
    await discard();
  }

  /** `token` tells this insert from every other one into that table. */
  async #insert(
    table: string,
    token: string,
    format: 'JSONCompactEachRow' | 'Parquet',
    values: () => unknown[][] | ReadStream,
  ): Promise<void> {
    const request = {
      table: quoted(ident(nextName(table))),
      format,
      clickhouse_settings: idempotent(token),
      ...this.#abort,
    };
    await this.#guard(`insert … format ${format}`, () =>
      insertOnce(() => this.#client.insert({ ...request, values: values() }), this.#abort.abort_signal),
    );
  }

  async #run(steps: readonly Step[]): Promise<void> {
    for (const { statement, names, by } of steps) {
      const { text, params } = bind(statement);
      const client = (names === 'shard' ? this.#spread?.own : undefined) ?? this.#client;
      await this.#guard(text, () =>
        client.command({
          query: text,
          query_params: params,
          ...(by === 'shards' ? { clickhouse_settings: { parallel_distributed_insert_select: '2' } } : {}),
          ...this.#abort,
        }),
      );
    }
  }

  async #guard<T>(text: string, work: () => Promise<T>): Promise<T> {
    this.#abort.abort_signal?.throwIfAborted();
    try {
      return await work();
    } catch (error) {
      throw this.#failure(text, error);
    }
  }

  /** What broke off because it was told to is no failure of the server. */
  #failure(text: string, error: unknown): unknown {
    const signal = this.#abort.abort_signal;
    return signal?.aborted ? signal.reason : clickhouseFailure(this.#host, text, error);
  }
}

/** A value as ClickHouse's JSON reader takes it. */
function jsonValue(kind: string, value: string | number | boolean | null): string | number | boolean | null {
  if (value === null) return null;
  if (kind.startsWith('day')) return clickhouseDay(String(value));
  return kind.startsWith('money') ? moneyText(Number(value)) : value;
}

/** Rounded half away from zero to four places, by the same arithmetic as DuckDB's. */
function moneyText(amount: number): string {
  const units = BigInt(Math.round(Math.abs(amount) * 10_000));
  const digits = units.toString().padStart(5, '0');
  return `${amount < 0 ? '-' : ''}${digits.slice(0, -4)}.${digits.slice(-4)}`;
}

/** ClickHouse has to be told the columns of a file that it cannot see; DuckDB wrote the file and knows them. */
async function parquetColumns(path: string): Promise<{ name: string; type: string }[]> {
  const reader = await openDuckDb(':memory:', { threads: 1 });
  try {
    const columns = await reader.rows(
      sql`select column_name as name, column_type as type from (describe select * from read_parquet(${path}))`,
      { name: 'text', type: 'text' },
    );
    return columns.map(({ name, type }) => {
      const own = fileType(type);
      if (!own) throw new Error(`A Parquet column of type ${type} (${name}) has no ClickHouse type here.`);
      return { name, type: own };
    });
  } finally {
    await reader.close();
  }
}
