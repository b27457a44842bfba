import { code, markdownTable } from './markdown-table.ts';

/** What the dictionary tells of a column of `customer_facts`. */
export interface DictionaryEntry {
  readonly name: string;
  readonly type: string;
  readonly optional: boolean;
  readonly unit: string;
  readonly meaning: string;
  readonly formula: string;
  readonly source: string;
}

/** The data dictionary of the analytical file, one row a column. */
export function dataDictionary(columns: readonly DictionaryEntry[]): string {
  return [
    '# Data dictionary: customer_facts',
    'The analytical file of a run: one row for each customer. `customers.csv` and `customers.parquet` hold these columns. A column marked “if known” is there only when the data has it.',
    markdownTable(
      ['column', 'type', 'unit', 'meaning', 'formula', 'from'],
      columns.map((column) => [
        code(column.name),
        column.optional ? `${column.type}, if known` : column.type,
        column.unit,
        column.meaning,
        column.formula,
        column.source,
      ]),
    ),
  ]
    .join('\n\n')
    .concat('\n');
}
