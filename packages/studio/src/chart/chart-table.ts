import { number } from '@attune/charts';
import { strings } from '../strings/index.ts';
import type { CellValue, Column } from '../table/column.ts';

/** A column of the numbers behind a chart: sorted and saved by its value, written the same in table and mark. */
export interface ChartColumn<Row> extends Column<Row> {
  /** The value in words: "€1.2 M". Default: the number with its thousands parted. */
  readonly text?: (row: Row) => string;
}

/** The numbers behind a chart: for its table, for the words on its marks, and for its file. */
export interface ChartTable<Row> {
  /** The first column is the name of a row. */
  readonly columns: readonly ChartColumn<Row>[];
  readonly rows: readonly Row[];
  readonly rowId: (row: Row) => string;
  /** The mark that stands for a row; default: its id. */
  readonly keyOf?: (row: Row) => string | undefined;
}

/** What is said about a mark: its name, and its values with their headings. */
export interface MarkWords {
  readonly title: string;
  readonly values: readonly (readonly [heading: string, value: string])[];
}

/** What the row of a mark says. */
export function wordsOf<Row>(
  { columns, rows, rowId, keyOf = rowId }: ChartTable<Row>,
  key: string,
): MarkWords | undefined {
  const row = rows.find((row) => keyOf(row) === key);
  if (row === undefined) return undefined;
  const [title = '', ...values] = columns.map((column) => textOf(column, row));
  return { title, values: values.map((value, index) => [columns[index + 1]!.label, value] as const) };
}

/** The columns for the table on the page: written as the marks say it, unless the column draws itself. */
export function tableColumns<Row>(columns: readonly ChartColumn<Row>[]): readonly Column<Row>[] {
  return columns.map((column) => ({ cell: (row: Row) => textOf(column, row), ...column }));
}

function textOf<Row>(column: ChartColumn<Row>, row: Row): string {
  return column.text?.(row) ?? plain(column.value(row));
}

function plain(value: CellValue): string {
  if (value === null || value === undefined) return strings.chart.missing;
  if (typeof value === 'number') return number(value, Number.isInteger(value) ? 0 : 2);
  if (typeof value === 'boolean') return value ? strings.table.yes : strings.table.no;
  return value;
}
