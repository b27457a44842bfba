import { number, percent } from '@attune/charts';
import { useMemo } from 'react';
import { isUnknown } from '../../../published/published.ts';
import { strings } from '../../../strings/index.ts';
import type { Column } from '../../../table/column.ts';
import { DataTable } from '../../../table/DataTable.tsx';
import type { Forecast } from '../lifetime-parts.ts';
import { shown } from '../shown.ts';

const said = strings.lifetime.holdout;

interface Row {
  readonly whose: string;
  readonly purchases: number | null;
  readonly actual: number | null;
  /** Null where it is withheld; nothing for what happened itself. */
  readonly off?: number | null;
}

const columns: readonly Column<Row>[] = [
  { id: 'whose', label: said.whose, value: ({ whose }) => whose, sortable: false },
  {
    id: 'purchases',
    label: said.purchases,
    kind: 'number',
    sortable: false,
    value: ({ purchases }) => purchases,
    cell: ({ purchases }) => shown(purchases, (count) => number(Math.round(count))),
  },
  {
    id: 'against',
    label: said.against,
    kind: 'number',
    sortable: false,
    value: (row) => against(row),
    cell: (row) => (row.off === undefined ? '' : shown(against(row), signed)),
  },
  {
    id: 'off',
    label: said.off,
    kind: 'number',
    sortable: false,
    value: ({ off }) => off,
    cell: ({ off }) => (off === undefined ? '' : shown(off, (purchases) => number(purchases, 2))),
  },
];

const against = ({ purchases, actual, off }: Row) =>
  off === undefined || purchases === null || actual === null || actual === 0 ? null : purchases / actual - 1;
const signed = (bias: number) => `${bias > 0 ? '+' : ''}${percent(bias)}`;

/** Forecast and simple guess against what happened, in all and for each customer. */
export function HoldoutSums({ forecast: { clv } }: { forecast: Forecast }) {
  const { holdout } = clv;
  const rows = useMemo((): readonly Row[] => {
    if (isUnknown(holdout)) return [];
    const { actual, predicted, naive, meanAbsoluteError } = holdout;
    return [
      { whose: said.happened, purchases: actual, actual },
      { whose: said.forecast, purchases: predicted, actual, off: meanAbsoluteError.model },
      { whose: said.naive, purchases: naive, actual, off: meanAbsoluteError.naive },
    ];
  }, [holdout]);
  if (rows.length === 0) return null;
  return (
    <DataTable
      name={said.table}
      columns={columns}
      rows={rows}
      rowId={({ whose }) => whose}
      fileName="held-back"
    />
  );
}
