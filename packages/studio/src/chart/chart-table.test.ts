import { expect, it } from 'vitest';
import { type ChartTable, tableColumns, wordsOf } from './chart-table.ts';

interface Row {
  readonly name: string;
  readonly amount: number | null;
}
const table: ChartTable<Row> = {
  columns: [
    { id: 'name', label: 'State', value: ({ name }) => name },
    {
      id: 'amount',
      label: 'Revenue',
      kind: 'number',
      value: ({ amount }) => amount,
      text: ({ amount }) => (amount === null ? 'fewer than 10' : `€${amount}`),
    },
  ],
  rows: [
    { name: 'New', amount: 12 },
    { name: 'Lapsed', amount: null },
  ],
  rowId: ({ name }) => name,
  keyOf: ({ name }) => `lifecycle:${name}`,
};

it('says on a mark what stands in its row', () => {
  expect(wordsOf(table, 'lifecycle:New')).toEqual({ title: 'New', values: [['Revenue', '€12']] });
  expect(wordsOf(table, 'lifecycle:Lapsed')?.values).toEqual([['Revenue', 'fewer than 10']]);
  expect(wordsOf(table, 'lifecycle:Nobody')).toBeUndefined();
});

it('writes the table as it writes the marks, and keeps the values for order and file', () => {
  const [, amount] = tableColumns(table.columns);
  expect(amount!.cell!(table.rows[0]!)).toBe('€12');
  expect(amount!.value(table.rows[0]!)).toBe(12);
});
