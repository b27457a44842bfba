import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { AttuneError } from '../errors/index.ts';
import { writeBatches } from './duckdb-append.ts';
import { duckdbDialect } from './duckdb-dialect.ts';
import { allRows, runOn, streamed } from './duckdb-statement.ts';
import { type Batch, inOneBatch, type Row, type Shape } from './shape.ts';
import { ident, literal, type Sql, sql } from './sql.ts';
import type { Warehouse } from './warehouse.ts';

export interface DuckDbOptions {
  /** As DuckDB writes it, `4GB`. What does not fit spills to `spill`. */
  readonly memory?: string;
  readonly threads?: number;
  /** Folder for what does not fit into memory; default: beside the database file. */
  readonly spill?: string;
}

/** The embedded engine. It also reads and writes files, which is why the readers of `sources` are typed by it. */
export interface DuckDbWarehouse extends Warehouse {
  readonly dialect: typeof duckdbDialect;
  /** Runs one statement that has no answer: a setting, a COPY, a macro. */
  run(statement: Sql): Promise<void>;
  /** Stops the statement under way; its promise is rejected. */
  interrupt(): void;
  /** How much of the statement under way is done, between 0 and 1; undefined where that cannot be told. */
  progress(): number | undefined;
}

/** Opens a database file, or `:memory:`. */
export async function openDuckDb(path: string, options: DuckDbOptions = {}): Promise<DuckDbWarehouse> {
  const settings: Record<string, string> = {
    // Nothing is fetched at run time, and results do not depend on row order, so neither is kept.
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    preserve_insertion_order: 'false',
    // How much of what was freed the C library keeps for each thread: by itself DuckDB leaves it 128 MB.
    allocator_flush_threshold: '8MB',
  };
  if (options.memory !== undefined) settings.memory_limit = options.memory;
  if (options.threads !== undefined) settings.threads = String(options.threads);
  if (options.spill !== undefined) settings.temp_directory = options.spill;
  let instance: DuckDBInstance;
  try {
    instance = await DuckDBInstance.create(path, settings);
  } catch (cause) {
    throw new AttuneError('warehouse-unavailable', `The warehouse ${path} cannot be opened.`, {
      remedy: 'Check that the folder can be written and that no other program has the file open.',
      place: { file: path },
      cause,
    });
  }
  const connection = await instance.connect();
  await connection.run("set timezone = 'UTC'");
  // Counted, to be asked for; printed nowhere.
  await connection.run('set enable_progress_bar = true');
  await connection.run('set enable_progress_bar_print = false');
  return new DuckDb(instance, connection);
}

class DuckDb implements DuckDbWarehouse {
  readonly dialect = duckdbDialect;
  readonly #instance: DuckDBInstance;
  readonly #connection: DuckDBConnection;

  constructor(instance: DuckDBInstance, connection: DuckDBConnection) {
    this.#instance = instance;
    this.#connection = connection;
  }

  rows<S extends Shape>(query: Sql, shape: S): Promise<Row<S>[]> {
    return allRows(this.#connection, query, shape);
  }

  batches<S extends Shape>(query: Sql, shape: S): AsyncIterable<Batch<S>> {
    return streamed(this.#connection, query, shape);
  }

  run(statement: Sql): Promise<void> {
    return runOn(this.#connection, statement);
  }

  async create(table: string, query: Sql): Promise<void> {
    await this.run(sql`create or replace table ${ident(table)} as ${query}`);
  }

  createFrom<S extends Shape>(table: string, shape: S, rows: readonly Row<S>[]): Promise<void> {
    return this.createFromBatches(table, shape, inOneBatch(shape, rows));
  }

  async createFromBatches<S extends Shape>(
    table: string,
    shape: S,
    batches: AsyncIterable<Batch<S>>,
  ): Promise<void> {
    // A connection of its own: on the other one, writing would end the answer that the batches come from.
    const writer = await this.#instance.connect();
    try {
      await writeBatches(writer, table, shape, batches);
    } finally {
      writer.closeSync();
    }
  }

  async drop(table: string): Promise<void> {
    await this.run(sql`drop table if exists ${ident(table)}`);
  }

  async has(table: string): Promise<boolean> {
    const found = await this.rows(
      sql`select table_name as name from information_schema.tables where table_name = ${table}`,
      { name: 'text' },
    );
    return found.length > 0;
  }

  async importParquet(table: string, path: string): Promise<void> {
    await this.create(table, sql`select * from read_parquet(${path})`);
  }

  async exportParquet(query: Sql, path: string): Promise<void> {
    await this.run(sql`copy (${query}) to ${literal(path)} (format parquet, compression zstd)`);
  }

  interrupt(): void {
    this.#connection.interrupt();
  }

  progress(): number | undefined {
    const { percentage } = this.#connection.progress;
    return percentage >= 0 && percentage <= 100 ? percentage / 100 : undefined;
  }

  async close(): Promise<void> {
    this.#connection.closeSync();
    this.#instance.closeSync();
  }
}
