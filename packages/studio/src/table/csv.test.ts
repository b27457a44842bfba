import { expect, test } from 'vitest';
import type { Column } from './column.ts';
import { csvOf } from './csv.ts';

interface Row {
  readonly name: string | null;
  readonly spent: number;
}
const columns: readonly Column<Row>[] = [
  { id: 'name', label: 'Name, of the customer', value: ({ name }) => name },
  { id: 'spent', label: 'Spent', value: ({ spent }) => spent, cell: () => 'as shown', kind: 'number' },
];

test('quotes what needs it, and holds the value instead of how it is shown', () => {
  expect(csvOf(columns, [{ name: 'Say "hi"\nAda', spent: -1234.5 }])).toBe(
    '"Name, of the customer",Spent\r\n"Say ""hi""\nAda",-1234.5\r\n',
  );
});

test('an unknown value is empty', () => {
  expect(csvOf(columns, [{ name: null, spent: 0 }])).toBe('"Name, of the customer",Spent\r\n,0\r\n');
});

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1'])('no spreadsheet runs %j', (name) => {
  const line = csvOf(columns, [{ name, spent: 1 }])
    .split('\r\n')
    .slice(1)
    .join('\r\n');
  expect(line.replace(/^"/, '')).toMatch(/^'/);
});
