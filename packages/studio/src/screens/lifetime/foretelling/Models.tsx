import { number } from '@attune/charts';
import { useMemo } from 'react';
import { Finding } from '../../../published/Finding.tsx';
import { strings } from '../../../strings/index.ts';
import type { Column } from '../../../table/column.ts';
import { DataTable } from '../../../table/DataTable.tsx';
import classes from '../lifetime.module.css';
import type { Forecast, Lifetime } from '../lifetime-parts.ts';
import { shown } from '../shown.ts';
import { type EstimateRow, estimateRows, type FitRow, fitRows } from './fit-rows.ts';

const said = strings.lifetime.models;

type Candidate = Lifetime['selection']['candidates'][number];

const missing = (value: number | null, write: (value: number) => string) =>
  value === null ? strings.chart.missing : write(value);

const score = (
  id: 'aic' | 'predicted' | 'meanAbsoluteError' | 'logScore',
  label: string,
  decimals: number,
): Column<Candidate> => ({
  id,
  label,
  kind: 'number',
  value: (candidate) => candidate[id],
  cell: (candidate) => missing(candidate[id], (value) => number(value, decimals)),
});

const candidateColumns: readonly Column<Candidate>[] = [
  { id: 'model', label: said.model, value: ({ model }) => said.names[model] },
  { id: 'eligible', label: said.eligible, value: ({ eligible }) => eligible },
  score('aic', said.aic, 1),
  score('predicted', said.predicted, 0),
  score('meanAbsoluteError', said.off, 2),
  score('logScore', said.score, 4),
  { id: 'reason', label: said.reason, value: ({ reason }) => reason, sortable: false },
];

/** Four digits that count, whatever the size. */
function fourDigits(value: number): string {
  if (Number.isInteger(value)) return number(value);
  const decimals = 3 - Math.floor(Math.log10(Math.abs(value)));
  return number(value, Math.max(0, Math.min(8, decimals)));
}

const estimate = (
  id: 'calibrated' | 'calibratedError' | 'final' | 'finalError',
  label: string,
): Column<EstimateRow> => ({
  id,
  label,
  kind: 'number',
  value: (row) => row[id],
  cell: (row) => missing(row[id], fourDigits),
});

const estimateColumns: readonly Column<EstimateRow>[] = [
  { id: 'model', label: said.model, value: ({ model }) => said.names[model] },
  { id: 'parameter', label: said.parameter, value: ({ parameter }) => parameter },
  estimate('calibrated', said.calibrated),
  estimate('calibratedError', said.error),
  estimate('final', said.final),
  estimate('finalError', said.errorOfFinal),
];

const fitColumns: readonly Column<FitRow>[] = [
  { id: 'model', label: said.model, value: ({ model }) => said.names[model] },
  { id: 'fitted', label: said.fitted, value: ({ when }) => said.when[when] },
  {
    id: 'customers',
    label: said.customers,
    kind: 'number',
    value: ({ customers }) => customers,
    cell: ({ settled, customers }) => (settled === null ? strings.chart.missing : shown(customers, number)),
  },
  {
    id: 'logLikelihood',
    label: said.logLikelihood,
    kind: 'number',
    value: ({ logLikelihood }) => logLikelihood,
    cell: ({ logLikelihood }) => missing(logLikelihood, (value) => number(value, 1)),
  },
  { id: 'settled', label: said.settled, value: ({ settled }) => settled ?? strings.chart.missing },
  { id: 'notes', label: said.notes, value: ({ notes }) => notes, sortable: false },
];

/** The models that were compared, which was taken and why, and their parameters. */
export function Models({ forecast: { clv, words } }: { forecast: Forecast }) {
  const fits = useMemo(() => fitRows(clv), [clv]);
  const estimates = useMemo(() => estimateRows(clv), [clv]);
  return (
    <Finding words={words.models} isReason={false}>
      <h3 className={classes.tableName}>{said.candidates}</h3>
      <DataTable
        name={said.candidates}
        columns={candidateColumns}
        rows={clv.selection.candidates}
        rowId={({ model }) => model}
        fileName="models"
      />
      <h3 className={classes.tableName}>{said.estimates}</h3>
      <DataTable
        name={said.estimates}
        columns={estimateColumns}
        rows={estimates}
        rowId={({ model, parameter }) => `${model} ${parameter}`}
        fileName="model-parameters"
      />
      <h3 className={classes.tableName}>{said.fits}</h3>
      <DataTable
        name={said.fits}
        columns={fitColumns}
        rows={fits}
        rowId={({ model, when }) => `${model} ${when}`}
        fileName="model-fits"
      />
    </Finding>
  );
}
