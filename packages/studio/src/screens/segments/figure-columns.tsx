import { number } from '@attune/charts';
import type { ChartColumn } from '../../chart/chart-table.ts';
import { Figure } from '../../origin/Figure.tsx';
import type { Published } from '../../published/published.ts';
import { strings } from '../../strings/index.ts';
import { shown } from './shown.ts';

/** A column of counts of customers; each opens its origin, unless it is withheld. */
export function customersColumn<Row extends { readonly customers: number | null }>(
  pathOf: (row: Row) => string,
): ChartColumn<Row> {
  return figureColumn(
    'customers',
    strings.segments.customers,
    ({ customers }) => customers,
    ({ customers }) => shown(customers, number),
    pathOf,
  );
}

/** A column of their money, the same way. */
export function revenueColumn<Row extends { readonly revenue: number | null }>(
  label: string,
  { money }: Published,
  pathOf: (row: Row) => string,
): ChartColumn<Row> {
  return figureColumn(
    'revenue',
    label,
    ({ revenue }) => revenue,
    ({ revenue }) => shown(revenue, money.exact),
    pathOf,
  );
}

function figureColumn<Row>(
  id: string,
  label: string,
  value: (row: Row) => number | null,
  text: (row: Row) => string,
  pathOf: (row: Row) => string,
): ChartColumn<Row> {
  return {
    id,
    label,
    kind: 'number',
    value,
    text,
    cell: (row) => (value(row) === null ? text(row) : <Figure path={pathOf(row)}>{text(row)}</Figure>),
  };
}
