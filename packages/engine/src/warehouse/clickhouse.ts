import { createReadStream, createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import type { ClickHouseClient } from '@clickhouse/client';
import { type ClickHouseConnection, connectClickHouse } from './clickhouse-connection.ts';
import { clickhouseDay } from './clickhouse-day.ts';
import { clickhouseDialect } from './clickhouse-dialect.ts';
import { clickhouseFailure } from './clickhouse-error.ts';
import { fileType, kindType, valueType } from './clickhouse-types.ts';
import { decodeValue, type Encoded, refuse } from './decode.ts';
import { openDuckDb } from './duckdb.ts';
import { type Batch, type ColumnKind, inOneBatch, type Row, type Shape } from './shape.ts';
import { ident, type Name, raw, render, type Sql, sql, Typed, type Value } from './sql.ts';
import type { Warehouse } from './warehouse.ts';

/** Rows that `batches` hands over at a time, at least (the last time fewer). */
const batchRows = 4096;
/** Rows of an insert, at least (the last time fewer). */
const insertRows = 50_000;

/**
 * Opens a ClickHouse database: `clickhouse://user:password@host:8123/database` (`clickhouses://` for TLS).
 * `database` names another one of that server. Once `signal` is aborted, the statement under way is given up and no
 * other begins: both reject with the signal's reason.
 * Throws `warehouse-unavailable` when the server does not answer or refuses.
 */
export async function openClickHouse(
  address: string,
  { database, signal }: { readonly database?: string; readonly signal?: AbortSignal } = {},
): Promise<Warehouse> {
  const warehouse = new ClickHouse(connectClickHouse(address, database), signal);
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
  readonly #host: string;
  /** Sent with each request: the client stops waiting when the signal says so. */
  readonly #abort: { readonly abort_signal?: AbortSignal };

  constructor({ client, host }: ClickHouseConnection, signal: AbortSignal | undefined) {
    this.#client = client;
    this.#host = host;
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

  async create(table: string, query: Sql): Promise<void> {
    const names = await this.rows(sql`describe (${query})`, { name: 'text' });
    const next = nextName(table);
    await this.#replace(table, async () => {
      await this.#command(
        sql`create table ${ident(next)} ${storage(names.map(({ name }) => name))} as ${query}`,
      );
    });
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
    const declared = columns.map(({ name, kind }) => ({ name, type: kindType(kind) }));
    await this.#replace(table, async () => {
      await this.#declare(nextName(table), declared);
      let values: unknown[][] = [];
      const insert = async () => {
        if (values.length === 0) return;
        await this.#guard('insert', () =>
          this.#client.insert({
            table: quoted(ident(nextName(table))),
            values,
            format: 'JSONCompactEachRow',
            ...this.#abort,
          }),
        );
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
    // SYNC: without it ClickHouse keeps the data for minutes.
    await this.#command(sql`drop table if exists ${ident(table)} sync`);
  }

  async has(table: string): Promise<boolean> {
    const found = await this.rows(
      sql`select name from system.tables where database = currentDatabase() and name = ${table}`,
      { name: 'text' },
    );
    return found.length > 0;
  }

  async importParquet(table: string, path: string): Promise<void> {
    const declared = await parquetColumns(path);
    await this.#replace(table, async () => {
      await this.#declare(nextName(table), declared);
      await this.#guard('insert … format Parquet', () =>
        this.#client.insert({
          table: quoted(ident(nextName(table))),
          values: createReadStream(path),
          format: 'Parquet',
          ...this.#abort,
        }),
      );
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
  }

  /** The answer line by line; the first line holds the names, the second the types. */
  async *#lines(query: Sql): AsyncIterable<Encoded[]> {
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

  /** `write` fills the table `nextName(table)`; it takes the old one's place in one step, or not at all. */
  async #replace(table: string, write: () => Promise<void>): Promise<void> {
    const next = nextName(table);
    await this.drop(next);
    try {
      await write();
      if (await this.has(table)) await this.#command(sql`exchange tables ${ident(table)} and ${ident(next)}`);
      else await this.#command(sql`rename table ${ident(next)} to ${ident(table)}`);
    } catch (error) {
      // The first failure is the one to report, not that of tidying up after it.
      await this.drop(next).catch(() => {});
      throw error;
    }
    await this.drop(next);
  }

  async #declare(table: string, columns: readonly { name: string; type: string }[]): Promise<void> {
    const declared = columns.map(({ name, type }) => `${quoted(ident(name))} ${type}`).join(', ');
    const order = storage(columns.map(({ name }) => name));
    await this.#command(sql`create table ${ident(table)} (${raw(declared)}) ${order}`);
  }

  async #command(statement: Sql): Promise<void> {
    const { text, params } = bind(statement);
    await this.#guard(text, () =>
      this.#client.command({ query: text, query_params: params, ...this.#abort }),
    );
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

function nextName(table: string): string {
  return `${table}__next`;
}

/** Rows of one customer lie together, so that per-customer aggregates read them in one piece. */
function storage(columns: readonly string[]): Sql {
  return columns.includes('customer_id')
    ? sql`engine = MergeTree order by customer_id settings allow_nullable_key = 1`
    : sql`engine = MergeTree order by tuple()`;
}

/** Inside quotes ClickHouse reads a backslash as the start of an escape. */
function quoted(name: Name): string {
  return `"${name.name.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}

function bind(statement: Sql): { text: string; params: Record<string, string | number | bigint | boolean> } {
  const params: Record<string, string | number | bigint | boolean> = {};
  const placeholder = (value: Value, position: number): string => {
    if (value === null) return 'null';
    if (!(value instanceof Typed)) params[`p${position}`] = value;
    else params[`p${position}`] = value.type === 'day' ? clickhouseDay(String(value.value)) : value.value;
    return `{p${position}:${valueType(value)}}`;
  };
  const { text } = render(statement, placeholder, quoted);
  return { text, params };
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
