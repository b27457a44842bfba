import { createReadStream, createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import {
  type ClickHouseClient,
  ClickHouseLogLevel,
  type ClickHouseSettings,
  createClient,
} from '@clickhouse/client';
import { AttuneError } from '../errors/index.ts';
import { clickhouseDay } from './clickhouse-day.ts';
import { clickhouseDialect } from './clickhouse-dialect.ts';
import { clickhouseFailure } from './clickhouse-error.ts';
import { fileType, kindType, valueType } from './clickhouse-types.ts';
import { decodeValue, type Encoded, refuse } from './decode.ts';
import { openDuckDb } from './duckdb.ts';
import type { Batch, ColumnKind, Row, Shape } from './shape.ts';
import { ident, type Name, raw, render, type Sql, sql, Typed, type Value } from './sql.ts';
import type { Warehouse } from './warehouse.ts';

/** Without these the same statement gives other rows than on DuckDB, and no error says so. */
const standardMeaning: ClickHouseSettings = {
  join_use_nulls: 1,
  group_by_use_nulls: 1,
  aggregate_functions_null_for_empty: 1,
  cast_keep_nullable: 1,
  prefer_column_name_to_alias: 1,
  union_default_mode: 'DISTINCT',
  except_default_mode: 'DISTINCT',
  intersect_default_mode: 'DISTINCT',
  input_format_null_as_default: 0,
  enable_extended_results_for_datetime_functions: 1,
  date_time_overflow_behavior: 'throw',
  session_timezone: 'UTC',
};

/** Whole numbers and decimals travel as text, so that JSON loses no digit; not-a-number arrives as itself. */
const exactOutput: ClickHouseSettings = {
  output_format_json_quote_64bit_integers: 1,
  output_format_json_quote_decimals: 1,
  output_format_json_quote_denormals: 1,
  output_format_parquet_compression_method: 'zstd',
  output_format_parquet_date_as_uint16: 0,
  // An answer that fails half-way must not look like a short one.
  wait_end_of_query: 1,
};

/** Rows that `batches` hands over at a time, at least (the last time fewer). */
const batchRows = 4096;

/** A statement may run for hours on a large warehouse; the connection itself is checked when it is opened. */
const requestTimeout = 6 * 60 * 60 * 1000;

/**
 * Opens a ClickHouse database: `clickhouse://user:password@host:8123/database` (`clickhouses://` for TLS).
 * Throws `warehouse-unavailable` when the server does not answer or refuses.
 */
export async function openClickHouse(url: string): Promise<Warehouse> {
  const { host, connection } = parseAddress(url);
  const client = createClient({
    ...connection,
    request_timeout: requestTimeout,
    clickhouse_settings: { ...standardMeaning, ...exactOutput },
    // Failures are reported once, as AttuneError; the client's own log quotes statements.
    log: { level: ClickHouseLogLevel.OFF },
  });
  const warehouse = new ClickHouse(client, host);
  try {
    await warehouse.rows(sql`select 1 as one`, { one: 'count' });
  } catch (error) {
    await client.close();
    throw error;
  }
  return warehouse;
}

function parseAddress(url: string) {
  const parsed = URL.parse(url.replace(/^clickhouse/, 'http'));
  if (!/^clickhouses?:\/\//.test(url) || !parsed)
    throw new AttuneError('usage', 'The address of the warehouse is not one that Attune can read.', {
      remedy: 'Write it as clickhouse://user:password@host:8123/database (clickhouses:// for TLS).',
    });
  const connection = {
    url: parsed.origin,
    username: decodeURIComponent(parsed.username) || 'default',
    password: decodeURIComponent(parsed.password),
    database: decodeURIComponent(parsed.pathname.slice(1)) || 'default',
  };
  return { host: parsed.host, connection };
}

class ClickHouse implements Warehouse {
  readonly dialect = clickhouseDialect;
  readonly #client: ClickHouseClient;
  readonly #host: string;

  constructor(client: ClickHouseClient, host: string) {
    this.#client = client;
    this.#host = host;
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
    const columns = Object.entries(shape).map(([name, kind]) => ({ name, kind }));
    const declared = columns.map(({ name, kind }) => ({ name, type: kindType(kind) }));
    await this.#replace(table, async () => {
      await this.#declare(nextName(table), declared);
      if (rows.length === 0) return;
      await this.#guard('insert', () =>
        this.#client.insert({
          table: quoted(ident(nextName(table))),
          values: rows.map((row) => columns.map(({ name, kind }) => jsonValue(kind, row[name] ?? null))),
          format: 'JSONCompactEachRow',
        }),
      );
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
        }),
      );
    });
  }

  async exportParquet(query: Sql, path: string): Promise<void> {
    const { text, params } = bind(sql`${query} format Parquet`);
    await this.#guard(text, async () => {
      const { stream } = await this.#client.exec({ query: text, query_params: params });
      await pipeline(stream, createWriteStream(path));
    });
  }

  async close(): Promise<void> {
    await this.#client.close();
  }

  /** The answer line by line; the first line holds the names, the second the types. */
  async *#lines(query: Sql): AsyncIterable<Encoded[]> {
    const { text, params } = bind(query);
    try {
      const answer = await this.#client.query({
        query: text,
        query_params: params,
        format: 'JSONCompactEachRowWithNamesAndTypes',
      });
      for await (const rows of answer.stream()) for (const row of rows) yield row.json<Encoded[]>();
    } catch (error) {
      throw clickhouseFailure(this.#host, text, error);
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
    await this.#guard(text, () => this.#client.command({ query: text, query_params: params }));
  }

  async #guard<T>(text: string, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      throw clickhouseFailure(this.#host, text, error);
    }
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
