import type { ColumnType, Dialect, Part, Sql } from '../warehouse/index.ts';
import type { RfmCuts, RfmSegment } from './rfm.sql.ts';

/** What a fact's formula may depend on besides the customer's own row. */
export interface FactContext {
  readonly asOf: Part;
  readonly dialect: Dialect;
  readonly year: number;
  readonly rfm: { readonly cuts: RfmCuts; readonly segments: readonly RfmSegment[] };
  readonly growth: { readonly shrinkageOrders: number; readonly base: number };
}

/** A column of `customer_facts`: its entry in the data dictionary and the SQL that makes it, in one record. */
export interface FactColumn {
  readonly name: string;
  readonly type: ColumnType;
  readonly optional: boolean;
  readonly unit: string;
  readonly label: string;
  readonly meaning: string;
  /** The formula in words. */
  readonly formula: string;
  readonly source: string;
  /** `plain` columns are made from the customer's history, `ranked` ones also see the other customers. */
  readonly level: 'plain' | 'ranked';
  readonly sql: (context: FactContext) => Sql;
}
