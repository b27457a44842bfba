import { AttuneError } from '../errors/index.ts';
import type { Batch, Dialect, Row, Shape, Sql, Warehouse, WarehouseReader } from '../warehouse/index.ts';

/** How the tables of a run are reached. */
export interface TablesPlace {
  readonly dialect: Dialect;
  /** Absent where they are not kept. */
  readonly open: (() => Promise<WarehouseReader>) | undefined;
}

/**
 * The tables of a published run, for reading. They are opened with the first question, and closed while nobody asks:
 * whoever holds this need not know.
 */
export class RunTables implements Warehouse {
  readonly dialect: Dialect;
  readonly #onUse: (tables: RunTables) => void;
  #open: (() => Promise<WarehouseReader>) | undefined;
  #opened: Promise<WarehouseReader> | undefined;
  #questions = 0;
  #whenIdle: (() => void)[] = [];

  constructor({ dialect, open }: TablesPlace, onUse: (tables: RunTables) => void) {
    this.dialect = dialect;
    this.#open = open;
    this.#onUse = onUse;
  }

  rows<S extends Shape>(query: Sql, shape: S): Promise<Row<S>[]> {
    return this.#asking((reader) => reader.rows(query, shape));
  }

  async *batches<S extends Shape>(query: Sql, shape: S): AsyncIterable<Batch<S>> {
    const reader = await this.#begin();
    try {
      yield* reader.batches(query, shape);
    } finally {
      this.#end();
    }
  }

  has(table: string): Promise<boolean> {
    return this.#asking((reader) => reader.has(table));
  }

  get isIdle(): boolean {
    return this.#questions === 0;
  }

  get isOpen(): boolean {
    return this.#opened !== undefined;
  }

  /** Closes what is open, once the questions under way are answered; the next one opens it again. */
  async rest(): Promise<void> {
    while (this.#questions > 0) await new Promise<void>((idle) => this.#whenIdle.push(idle));
    const opened = this.#opened;
    this.#opened = undefined;
    await (await opened?.catch(() => undefined))?.close();
  }

  /** From now on every question is refused. */
  async close(): Promise<void> {
    this.#open = undefined;
    await this.rest();
  }

  create(): Promise<void> {
    return onlyRead();
  }
  createFrom(): Promise<void> {
    return onlyRead();
  }
  createFromBatches(): Promise<void> {
    return onlyRead();
  }
  drop(): Promise<void> {
    return onlyRead();
  }
  importParquet(): Promise<void> {
    return onlyRead();
  }
  exportParquet(): Promise<void> {
    return onlyRead();
  }

  async #asking<T>(ask: (reader: WarehouseReader) => Promise<T>): Promise<T> {
    const reader = await this.#begin();
    try {
      return await ask(reader);
    } finally {
      this.#end();
    }
  }

  async #begin(): Promise<WarehouseReader> {
    if (!this.#open)
      throw new AttuneError('run-not-kept', 'The tables of this run are not kept any more.', {
        remedy: 'Open a later run. The report and the summary of this one are still there.',
      });
    this.#questions += 1;
    try {
      this.#opened ??= this.#open();
      this.#onUse(this);
      return await this.#opened;
    } catch (error) {
      this.#opened = undefined;
      this.#end();
      throw error;
    }
  }

  #end(): void {
    this.#questions -= 1;
    if (this.#questions > 0) return;
    for (const idle of this.#whenIdle.splice(0)) idle();
  }
}

async function onlyRead(): Promise<never> {
  throw new Error('The tables of a published run are only read.');
}
