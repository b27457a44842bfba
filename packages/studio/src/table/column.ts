import type { ReactNode } from 'react';

export type CellValue = string | number | boolean | null | undefined;

/** One column of a table: what it is called, what it holds, and how that is written. */
export interface Column<Row> {
  readonly id: string;
  readonly label: string;
  /** The label is only for who cannot see it: above buttons. */
  readonly labelHidden?: boolean | undefined;
  /** What is sorted by, and what the CSV holds. */
  readonly value: (row: Row) => CellValue;
  /** How it is shown; default: the value itself. */
  readonly cell?: ((row: Row) => ReactNode) | undefined;
  /** Numbers stand to the right, in tabular figures; default: text. */
  readonly kind?: 'text' | 'number' | undefined;
  /** What the column means; shown with the heading. */
  readonly meaning?: string | undefined;
  /** Default: true. */
  readonly sortable?: boolean | undefined;
}

export interface Sort {
  readonly column: string;
  readonly descending: boolean;
}
