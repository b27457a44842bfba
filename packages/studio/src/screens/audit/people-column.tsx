import { number } from '@attune/charts';
import type { ChartColumn } from '../../chart/chart-table.ts';
import { Figure } from '../../origin/Figure.tsx';
import type { Published } from '../../published/published.ts';
import { strings } from '../../strings/index.ts';
import { shown } from './shown.ts';

/** A column of counts of customers; each opens its origin, unless it is withheld. */
export function peopleColumn<Row extends { readonly customers: number | null }>(
  pathOf: (row: Row) => string | undefined,
): ChartColumn<Row> {
  const text = ({ customers }: Row) => shown(customers, number);
  return {
    id: 'customers',
    label: strings.audit.customers,
    kind: 'number',
    value: ({ customers }) => customers,
    text,
    cell: (row) => figureOf(text(row), row.customers === null ? undefined : pathOf(row)),
  };
}

/** A column of amounts, the same way. */
export function amountColumn<Row>(
  id: string,
  label: string,
  { money }: Published,
  amountOf: (row: Row) => number | null,
  pathOf: (row: Row) => string | undefined = () => undefined,
): ChartColumn<Row> {
  const text = (row: Row) => shown(amountOf(row), money.exact);
  return {
    id,
    label,
    kind: 'number',
    value: amountOf,
    text,
    cell: (row) => figureOf(text(row), amountOf(row) === null ? undefined : pathOf(row)),
  };
}

function figureOf(text: string, path: string | undefined) {
  return path === undefined ? text : <Figure path={path}>{text}</Figure>;
}
