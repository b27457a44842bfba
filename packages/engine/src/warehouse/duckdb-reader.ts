import { basename } from 'node:path';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { AttuneError } from '../errors/index.ts';
import { duckdbDialect } from './duckdb-dialect.ts';
import { allRows, streamed } from './duckdb-statement.ts';
import type { Batch, Row, Shape } from './shape.ts';
import { type Sql, sql } from './sql.ts';
import type { Warehouse } from './warehouse.ts';

/** What can be asked of tables that are only read. */
export type WarehouseReader = Pick<Warehouse, 'dialect' | 'rows' | 'batches' | 'has' | 'close'>;

/** Connections that are kept for the next question. There may be more while they are needed. */
const mostIdle = 8;

/**
 * Opens a database file that nobody changes any more, for many questions at a time. It reaches nothing but that file:
 * no other file, no network.
 *
 * @throws AttuneError `warehouse-unavailable`
 */
export async function openDuckDbReader(
  path: string,
  options: { readonly memory: string; readonly threads?: number },
): Promise<WarehouseReader> {
  let instance: DuckDBInstance;
  try {
    instance = await DuckDBInstance.create(path, {
      access_mode: 'READ_ONLY',
      autoinstall_known_extensions: 'false',
      autoload_known_extensions: 'false',
      enable_external_access: 'false',
      memory_limit: options.memory,
      ...(options.threads === undefined ? {} : { threads: String(options.threads) }),
    });
  } catch (cause) {
    throw new AttuneError('warehouse-unavailable', 'The tables of a published run cannot be opened.', {
      remedy: 'Check that the workspace can be read, or analyse again.',
      place: { file: basename(path) },
      cause,
    });
  }
  return new DuckDbReader(instance);
}

class DuckDbReader implements WarehouseReader {
  readonly dialect = duckdbDialect;
  readonly #instance: DuckDBInstance;
  readonly #idle: DuckDBConnection[] = [];

  constructor(instance: DuckDBInstance) {
    this.#instance = instance;
  }

  async rows<S extends Shape>(query: Sql, shape: S): Promise<Row<S>[]> {
    const connection = await this.#take();
    try {
      return await allRows(connection, query, shape);
    } finally {
      this.#giveBack(connection);
    }
  }

  async *batches<S extends Shape>(query: Sql, shape: S): AsyncIterable<Batch<S>> {
    const connection = await this.#take();
    try {
      yield* streamed(connection, query, shape);
    } finally {
      this.#giveBack(connection);
    }
  }

  async has(table: string): Promise<boolean> {
    const query = sql`select table_name as name from information_schema.tables where table_name = ${table}`;
    return (await this.rows(query, { name: 'text' })).length > 0;
  }

  /** For when no question is under way. */
  async close(): Promise<void> {
    for (const connection of this.#idle.splice(0)) connection.closeSync();
    this.#instance.closeSync();
  }

  async #take(): Promise<DuckDBConnection> {
    const idle = this.#idle.pop();
    if (idle) return idle;
    const connection = await this.#instance.connect();
    await connection.run("set timezone = 'UTC'");
    return connection;
  }

  #giveBack(connection: DuckDBConnection): void {
    if (this.#idle.length < mostIdle) this.#idle.push(connection);
    else connection.closeSync();
  }
}
