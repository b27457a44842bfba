import { number } from '@attune/charts';
import { useMemo } from 'react';
import { strings } from '../../../strings/index.ts';
import type { Column } from '../../../table/column.ts';
import { DataTable } from '../../../table/DataTable.tsx';
import { Finding } from '../Finding.tsx';
import type { Forecast, Lifetime } from '../lifetime-parts.ts';
import { type FitRow, fitRows } from './fit-rows.ts';

const said = strings.lifetime.models;

type Candidate = Lifetime['selection']['candidates'][number];

const score = (
  id: 'aic' | 'predicted' | 'meanAbsoluteError' | 'logScore',
  label: string,
  decimals: number,
) => ({
  id,
  label,
  kind: 'number' as const,
  value: (candidate: Candidate) => candidate[id],
  cell: (candidate: Candidate) => {
    const value = candidate[id];
    return value === null ? strings.chart.missing : number(value, decimals);
  },
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

const fitColumns: readonly Column<FitRow>[] = [
  { id: 'model', label: said.model, value: ({ model }) => said.names[model] },
  { id: 'fitted', label: said.fitted, value: ({ when }) => said[when] },
  { id: 'parameter', label: said.parameter, value: ({ parameter }) => parameter },
  number4('estimate', said.estimate),
  number4('error', said.error),
  {
    id: 'logLikelihood',
    label: said.logLikelihood,
    kind: 'number',
    value: ({ logLikelihood }) => logLikelihood,
    cell: ({ logLikelihood }) => (logLikelihood === null ? strings.chart.missing : number(logLikelihood, 1)),
  },
  { id: 'settled', label: said.settled, value: ({ settled }) => settled },
  { id: 'notes', label: said.notes, value: ({ notes }) => notes, sortable: false },
];

function number4(id: 'estimate' | 'error', label: string): Column<FitRow> {
  return {
    id,
    label,
    kind: 'number',
    value: (row) => row[id],
    cell: (row) => {
      const value = row[id];
      if (value === null) return strings.chart.missing;
      // Four digits that count, whatever the size.
      const decimals = value === 0 ? 0 : 3 - Math.floor(Math.log10(Math.abs(value)));
      return number(value, Math.max(0, Math.min(8, decimals)));
    },
  };
}

/** The models that were compared, which was taken and why, and their parameters. */
export function Models({ forecast: { clv, words } }: { forecast: Forecast }) {
  const { candidates } = clv.selection;
  const fits = useMemo(() => fitRows(clv), [clv]);
  return (
    <Finding words={words.models}>
      <DataTable
        name={said.candidates}
        columns={candidateColumns}
        rows={candidates}
        rowId={({ model }) => model}
        fileName="models"
      />
      <DataTable
        name={said.fits}
        columns={fitColumns}
        rows={fits}
        rowId={({ id }) => id}
        fileName="model-parameters"
      />
    </Finding>
  );
}
