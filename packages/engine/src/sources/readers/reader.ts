import type { Sql } from '../../warehouse/index.ts';
import type { Layout, Table } from '../files/table.ts';
import type { Mapping } from '../recognise/mapping.ts';
import type { FilePlan } from '../recognise/plan.ts';
import type { SourceKind } from '../source-report.ts';
import type { Fault } from '../values/faults.ts';

/** Where a file's rows come from once it is known to be readable. */
export interface Readable {
  readonly path: string;
  readonly layout: Layout;
}

/** Where a landing table says the row's place among the sound rows of its file, from 0. */
export type RecordColumn = 'rowid' | 'record';

/** What a reader leaves in the warehouse. */
export interface Landed {
  readonly record: RecordColumn;
  /** Fault n, as the column `problem` counts them, is `faults[n - 1]`. */
  readonly faults: readonly Fault[];
  readonly notes: readonly string[];
  /** The columns of the table that tell of a person: see `personColumns` in `mapping.ts`. */
  readonly personColumns: readonly string[];
}

/** What a reader may do with its file. */
export interface LandingPlace {
  /** Creates a table from the file's rows, row by row in the file's order; malformed rows are set aside on the way. */
  create(table: string, query: (from: Sql) => Sql): Promise<void>;
  /** A table of the file's rows as they are, in its order: made once for all kinds that the file holds. */
  rows(): Promise<string>;
  /** Creates a table from other tables. */
  derive(table: string, query: Sql): Promise<void>;
  drop(table: string): Promise<void>;
}

/** A canonical column, and the headers or fields that it is read from: the first of them that is there. */
export interface ReadColumn {
  readonly kind: SourceKind;
  readonly column: string;
  readonly from: readonly string[];
  readonly why: string;
}

/** One kind of export. Adding one is a file with such a record, and a line in `readers.ts`. */
export interface Reader {
  readonly name: string;
  /** What such a file is called where its name stands: `Shopify orders export`. */
  readonly words: string;
  /** What such a file holds, the main thing first, or null where headers and values decide on one kind. */
  readonly kinds: readonly [SourceKind, ...SourceKind[]] | null;
  /** What is read of an export that is known, for its reference. */
  readonly columns?: readonly ReadColumn[];
  /** In a file of JSON objects: what is read, and the keys that lead to it. Default: the keys of the objects. */
  readonly fields?: readonly (readonly [header: string, keys: readonly string[]])[];
  /** Whether its order rows may change orders of other rows: see `changed-orders.sql.ts`. */
  readonly changesOrders?: true;
  recognises(table: Table): boolean;
  map(kind: SourceKind, table: Table, wished: Readonly<Record<string, string>>): Mapping;
  /**
   * Creates `table`: the canonical columns of the plan's kind; `file`, its number; `problem`, the number of a
   * fault or 0, and `problem_value`, the text at fault; and `identity`, a number that equal rows share.
   */
  land(plan: FilePlan, place: LandingPlace, table: string): Promise<Landed>;
  /**
   * The money in the file, straight from its text: columns `day` and `amount` and `currency`, and `rows`, 1 for a row
   * of the file.
   */
  control(plan: FilePlan, from: Sql): Sql;
}
