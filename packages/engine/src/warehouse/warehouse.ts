import type { Dialect } from './dialect.ts';
import type { Batch, Row, Shape } from './shape.ts';
import type { Sql } from './sql.ts';

export interface CreateOptions {
  /**
   * No row of the answer needs rows of two customers, whatever the query joins and counts, and each says in `customer_id`
   * whose it is. Tables without customers may be used freely. Where customers are spread over servers, each server then
   * answers for its own. A query for which this is not true gives wrong rows there. Default: false.
   */
  readonly perCustomer?: boolean;
}

/**
 * Customer data behind one of two engines. Every analysis is written once against this interface; what the
 * engines say differently goes through `dialect`.
 */
export interface Warehouse {
  readonly dialect: Dialect;

  /** Aggregates and other small answers, decoded by `shape`. */
  rows<S extends Shape>(query: Sql, shape: S): Promise<Row<S>[]>;

  /** Large answers, a few thousand rows at a time, column by column. */
  batches<S extends Shape>(query: Sql, shape: S): AsyncIterable<Batch<S>>;

  /** Writes the answer of `query` as a new table and puts it in the place of an older one of that name. */
  create(table: string, query: Sql, options?: CreateOptions): Promise<void>;

  /** Writes a small table from memory, typed by `shape`, in the place of an older one of that name. */
  createFrom<S extends Shape>(table: string, shape: S, rows: readonly Row<S>[]): Promise<void>;

  /**
   * The same for a table of any size, which comes piece by piece; the pieces may come from `batches` of this warehouse.
   * A failure on the way leaves the older table.
   */
  createFromBatches<S extends Shape>(
    table: string,
    shape: S,
    batches: AsyncIterable<Batch<S>>,
  ): Promise<void>;

  drop(table: string): Promise<void>;

  /** Whether a table of that name exists. */
  has(table: string): Promise<boolean>;

  /** Creates `table` from a Parquet file that this program wrote. */
  importParquet(table: string, path: string): Promise<void>;

  /** Writes the answer of `query` to a Parquet file. */
  exportParquet(query: Sql, path: string): Promise<void>;

  close(): Promise<void>;
}
