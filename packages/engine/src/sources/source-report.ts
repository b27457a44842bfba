import type { CanonicalTable } from '../warehouse/index.ts';
import type { MappedColumn } from './recognise/mapping.ts';

/** What a file can hold; each kind becomes the canonical table of that name. */
export const sourceKinds = [
  'transactions',
  'customers',
  'products',
  'costs',
  'consents',
  'interactions',
  'campaigns',
  'exposures',
] as const satisfies readonly CanonicalTable[];

export type SourceKind = (typeof sourceKinds)[number];

/** Every row read is exactly one of the other three. */
export interface RowCounts {
  readonly read: number;
  readonly accepted: number;
  readonly duplicates: number;
  readonly rejected: number;
}

export type DateOrder = 'day-first' | 'month-first' | 'year-first';
export type DecimalMark = '.' | ',';

/** How a file is written. `decimal` and `dateOrder` are null where nothing in the file depends on them. */
export interface FileFormat {
  readonly type: 'csv' | 'tsv' | 'parquet' | 'ndjson' | 'json' | 'xlsx';
  readonly delimiter: string | null;
  readonly encoding: string;
  readonly compression: 'none' | 'gzip' | 'zstd';
  readonly decimal: DecimalMark | null;
  readonly dateOrder: DateOrder | null;
}

export interface FileReport {
  /** The base name: a report never names a folder. */
  readonly name: string;
  readonly kind: SourceKind;
  readonly reader: string;
  readonly format: FileFormat;
  readonly mapping: readonly MappedColumn[];
  /** Headers that no canonical column uses. */
  readonly unmapped: readonly string[];
  readonly rows: RowCounts;
  /** Of the file's bytes as they lie on the disk. */
  readonly sha256: string;
  readonly bytes: number;
  readonly notes: readonly string[];
}

export interface RejectedCount {
  readonly code: string;
  readonly reason: string;
  readonly rows: number;
}

export interface DuplicateCount {
  readonly rule: string;
  readonly rows: number;
}

/** Money of one month, in the report's currency; `month` is null for rows whose date cannot be read. */
export interface MonthTotals {
  readonly month: string | null;
  /** Summed over the text of the files in a pass of its own, before anything was rejected or left out. */
  readonly fileTotal: number;
  readonly duplicates: number;
  readonly rejected: number;
  readonly accepted: number;
}

/** A file that was found in a folder and not read, though it may belong to the orders. */
export interface LeftOut {
  /** The base name. */
  readonly name: string;
  /** What stands after the name and a colon: it begins in lower case and ends with a full stop. */
  readonly why: string;
}

export interface SourceReport {
  readonly files: readonly FileReport[];
  /** To be shown before everything else: customers or orders may be missing. By name. */
  readonly leftOut: readonly LeftOut[];
  /** Rows of all order files together. */
  readonly rows: RowCounts;
  readonly rejectedByCode: readonly RejectedCount[];
  readonly duplicates: readonly DuplicateCount[];
  /** Order rows without an order id that repeat another row in every field: kept, because they may be real. */
  readonly identicalKept: number;
  readonly months: readonly MonthTotals[];
  /** Null when neither the files nor the playbook name one. */
  readonly currency: string | null;
  readonly hasOrderIds: boolean;
  readonly firstDay: string;
  readonly lastDay: string;
  readonly notes: readonly string[];
}
