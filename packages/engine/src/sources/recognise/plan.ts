import type { PreparedFile } from '../files/prepare-file.ts';
import type { Table } from '../files/table.ts';
import type { Reader } from '../readers/reader.ts';
import type { DateOrder, DecimalMark, FileFormat, SourceKind } from '../source-report.ts';
import type { MappedColumn, Mapping } from './mapping.ts';

/** How values of one file are to be understood. */
export interface Conventions {
  readonly decimal: DecimalMark | null;
  readonly dateOrder: DateOrder | null;
  /** Columns in which a number is a day as Excel counts them. */
  readonly excelDays: readonly string[];
  /** Currency of amounts where the file names none. */
  readonly currency: string | null;
  /** What `$` means. */
  readonly dollar: string;
  readonly timeZone: string;
}

/** Everything that is decided about one file before it is read. */
export interface FilePlan {
  readonly file: PreparedFile;
  readonly table: Table;
  readonly kind: SourceKind;
  readonly reader: Reader;
  readonly mapping: Mapping;
  readonly conventions: Conventions;
}

export function formatOf({ file, table, conventions }: FilePlan): FileFormat {
  const { layout } = table;
  return {
    type: file.rewrittenFrom ?? (layout.type === 'csv' && layout.delimiter === '\t' ? 'tsv' : layout.type),
    delimiter: layout.type === 'csv' ? layout.delimiter : null,
    encoding: file.encoding,
    compression: file.compression,
    decimal: conventions.decimal,
    dateOrder: conventions.dateOrder,
  };
}

export function shownMapping({ mapping, table }: FilePlan): { mapping: MappedColumn[]; unmapped: string[] } {
  const mapped = [...mapping.columns.values()];
  const used = new Set(mapped.map((column) => column.index));
  return {
    mapping: mapped.map(({ column, header, confidence, why }) => ({ column, header, confidence, why })),
    unmapped: table.headers.filter((_, i) => !used.has(i)),
  };
}
