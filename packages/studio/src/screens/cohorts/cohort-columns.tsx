import { number } from '@attune/charts';
import type { ChartColumn } from '../../chart/chart-table.ts';
import { Figure } from '../../origin/Figure.tsx';
import { strings } from '../../strings/index.ts';
import { cohortName, shown } from './cohort-parts.ts';

/** The name of a cohort, sorted by time. */
export const cohortColumn = <Row extends { readonly cohort: string }>(label: string): ChartColumn<Row> => ({
  id: 'cohort',
  label,
  value: ({ cohort }) => cohort,
  text: ({ cohort }) => cohortName(cohort),
});

/** How many customers; each number opens its origin, unless it is withheld. */
export function sizeColumn<Row extends { readonly customers: number | null }>(
  pathOf?: (row: Row) => string,
): ChartColumn<Row> {
  const text = ({ customers }: Row) => shown(customers, number);
  return {
    id: 'customers',
    label: strings.cohorts.customers,
    kind: 'number',
    value: ({ customers }) => customers,
    text,
    ...(pathOf && {
      cell: (row: Row) =>
        row.customers === null ? text(row) : <Figure path={pathOf(row)}>{text(row)}</Figure>,
    }),
  };
}

/** A number of a row that may be withheld or not known yet. */
export const numberColumn = <Row,>(
  id: string,
  label: string,
  read: (row: Row) => number | null | undefined,
  write: (value: number) => string,
): ChartColumn<Row> => ({
  id,
  label,
  kind: 'number',
  value: read,
  text: (row) => shown(read(row), write),
});
