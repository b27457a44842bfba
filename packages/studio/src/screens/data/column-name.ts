import { strings } from '../../strings/index.ts';

const names = new Map<string, string>(Object.entries(strings.data.reading.columnNames));

/** How a column of the canonical tables is called: "Customer", "Date", "Order line". */
export function columnName(column: string): string {
  const plain = column.replaceAll('_', ' ');
  return names.get(column) ?? plain.charAt(0).toUpperCase() + plain.slice(1);
}
