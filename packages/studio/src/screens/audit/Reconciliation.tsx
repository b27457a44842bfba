import { monthOf } from '@attune/charts';
import { useMemo } from 'react';
import type { Published, Summary } from '../../published/published.ts';
import { strings } from '../../strings/index.ts';
import type { Column } from '../../table/column.ts';
import { DataTable } from '../../table/DataTable.tsx';
import classes from './audit.module.css';
import { amountColumn } from './people-column.tsx';

const said = strings.audit.reconciliation;
const amounts = ['files', 'duplicates', 'rejected', 'later', 'analysed'] as const;

type Month = Summary['reconciliation']['months'][number];

/** Under the headline: whether the numbers add up, with each month behind it. */
export function Reconciliation({ audit }: { audit: Published }) {
  const { summary, words } = audit;
  const { months } = summary.reconciliation;
  const columns = useMemo(
    (): readonly Column<Month>[] => [
      { id: 'month', label: said.month, value: ({ month }) => month, cell: ({ month }) => monthOf(month) },
      ...amounts.map((name) =>
        amountColumn<Month>(
          name,
          said[name],
          audit,
          (month) => month[name],
          name === 'analysed' ? ({ month }) => `reconciliation.${month}` : undefined,
        ),
      ),
      { id: 'matches', label: said.matches, value: ({ matches }) => matches },
    ],
    [audit],
  );
  return (
    <div className={classes.reconciliation}>
      <p>{words.reconciliation.sentence}</p>
      {months.length > 0 && (
        <details>
          <summary>{strings.audit.monthByMonth}</summary>
          <p>{words.reconciliation.total}</p>
          <DataTable
            name={said.name}
            columns={columns}
            rows={months}
            rowId={({ month }) => month}
            fileName="reconciliation"
            maxHeight={400}
          />
        </details>
      )}
    </div>
  );
}
