import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { strings } from '../../strings/index.ts';
import type { Column } from '../../table/column.ts';
import { DataTable } from '../../table/DataTable.tsx';
import classes from './data.module.css';
import { remedyFor } from './remedy.ts';
import type { Summary } from './summary.ts';

type Reason = Summary['rejected'][number];
const words = strings.data.rejected;

export interface ReasonTableProps {
  readonly reasons: readonly Reason[];
  /** Whether a reason leads to its rows. */
  readonly showsLinks: boolean;
}

/** Why rows were rejected, how many for each reason, and what to do about it. */
export function ReasonTable({ reasons, showsLinks }: ReasonTableProps) {
  const columns = useMemo((): readonly Column<Reason>[] => {
    const all: Column<Reason>[] = [
      {
        id: 'reason',
        label: words.reason,
        value: ({ reason }) => reason,
        cell: ({ reason }) => <span className={classes.name}>{reason}</span>,
      },
      { id: 'rows', label: words.rows, kind: 'number', value: ({ rows }) => rows },
      {
        id: 'todo',
        label: words.todo,
        sortable: false,
        value: ({ code }) => remedyFor(code),
        cell: ({ code }) => <span className={classes.readable}>{remedyFor(code)}</span>,
      },
    ];
    if (showsLinks)
      all.push({
        id: 'open',
        label: strings.data.quality.inFilesColumn,
        sortable: false,
        value: () => null,
        cell: ({ code, reason }) => (
          <Link
            to="/data/rejected"
            search={{ code }}
            aria-label={strings.data.quality.openRowsName(reason)}
            style={{ whiteSpace: 'nowrap' }}
          >
            {strings.data.quality.openRows}
          </Link>
        ),
      });
    return all;
  }, [showsLinks]);
  return (
    <DataTable
      name={words.byReason}
      columns={columns}
      rows={reasons}
      rowId={({ code }) => code}
      sort={{ column: 'rows', descending: true }}
    />
  );
}
