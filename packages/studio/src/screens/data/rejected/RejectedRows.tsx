import { number } from '@attune/charts';
import type { Replies } from '@attune/client';
import { addressOf } from '@attune/client';
import { Button, NativeSelect } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { rejectedQuery } from '../../../api/runs.ts';
import { Busy } from '../../../states/Busy.tsx';
import { EmptyState } from '../../../states/EmptyState.tsx';
import { Problem } from '../../../states/Problem.tsx';
import { strings } from '../../../strings/index.ts';
import type { Column } from '../../../table/column.ts';
import { DataTable } from '../../../table/DataTable.tsx';
import classes from '../data.module.css';
import { remedyFor } from '../remedy.ts';
import type { Summary } from '../summary.ts';

type Row = Replies['listRejected']['rows'][number];

const words = strings.data.rejected;
const route = getRouteApi('/frame/data/rejected');
const atOnce = 50;

/** The rejected rows page by page; which file, which reason and which page stand in the address. */
export function RejectedRows({ run, summary }: { run: string; summary: Summary }) {
  const { file, code, from = 0 } = route.useSearch();
  const navigate = route.useNavigate();
  const { data, error, isPending, refetch } = useQuery({
    ...rejectedQuery(run, {
      offset: from,
      limit: atOnce,
      ...(file !== undefined && { file }),
      ...(code !== undefined && { code }),
    }),
    placeholderData: keepPreviousData,
  });
  const filter = (changed: { file?: string; code?: string }) =>
    void navigate({
      search: ({ from: _, file: __, code: ___, ...search }) => ({ ...search, ...changed }),
      replace: true,
    });
  const toPage = (next: number) =>
    void navigate({
      search: ({ from: _, ...search }) => (next > 0 ? { ...search, from: next } : search),
      resetScroll: false,
    });
  const last = Math.min(from + atOnce, data?.total ?? 0);
  return (
    <>
      <div className={classes.filters}>
        <NativeSelect
          label={words.file}
          value={file ?? ''}
          onChange={({ currentTarget: { value } }) =>
            filter({ ...(value !== '' && { file: value }), ...(code !== undefined && { code }) })
          }
        >
          <option value="">{words.allFiles}</option>
          {summary.inputs
            .filter(({ rows }) => rows === null || rows.rejected > 0)
            .map(({ name }) => (
              <option key={name} value={name}>
                {name}
              </option>
            ))}
        </NativeSelect>
        <NativeSelect
          label={words.reason}
          value={code ?? ''}
          onChange={({ currentTarget: { value } }) =>
            filter({ ...(file !== undefined && { file }), ...(value !== '' && { code: value }) })
          }
        >
          <option value="">{words.allReasons}</option>
          {summary.rejected.map((one) => (
            <option key={one.code} value={one.code}>
              {words.reasonOption(one.reason, number(one.rows))}
            </option>
          ))}
        </NativeSelect>
        <Button
          component="a"
          variant="default"
          href={addressOf('downloadResult', { params: { run, file: 'rejected.csv' } })}
          download
          leftSection={<IconDownload size={16} aria-hidden />}
        >
          {words.download}
        </Button>
      </div>
      {code !== undefined && (
        <p className="prose">
          <strong>{words.todo}:</strong> {remedyFor(code)}
        </p>
      )}
      {isPending && <Busy what={strings.states.opening} />}
      {error && <Problem error={error} retry={() => void refetch()} />}
      {data && data.total === 0 && (
        <EmptyState title={words.empty} action={<Button onClick={() => filter({})}>{words.clear}</Button>}>
          {words.emptyText}
        </EmptyState>
      )}
      {data && data.total > 0 && (
        <>
          <DataTable
            name={words.table}
            columns={columns}
            maxHeight={6000}
            rows={data.rows}
            rowId={({ file, row, code, field }) => `${file} ${row} ${code} ${field}`}
          />
          <nav className={classes.pager} aria-label={words.pages}>
            <span className="figures" role="status">
              {words.shown(number(from + 1), number(last), number(data.total))}
            </span>
            {data.total > atOnce && (
              <>
                <Button
                  variant="default"
                  disabled={from === 0}
                  onClick={() => toPage(Math.max(0, from - atOnce))}
                >
                  {words.previous}
                </Button>
                <Button variant="default" disabled={last >= data.total} onClick={() => toPage(from + atOnce)}>
                  {words.next}
                </Button>
              </>
            )}
          </nav>
        </>
      )}
    </>
  );
}

const columns: readonly Column<Row>[] = [
  { id: 'file', label: words.file, value: ({ file }) => file, sortable: false },
  { id: 'row', label: words.row, kind: 'number', value: ({ row }) => row, sortable: false },
  {
    id: 'column',
    label: words.column,
    value: ({ field }) => field,
    cell: ({ field }) => field ?? <span className="muted">{words.wholeRow}</span>,
    sortable: false,
  },
  {
    id: 'value',
    label: words.value,
    value: ({ value }) => value,
    cell: ({ value }) =>
      value === null || value === '' ? (
        <span className="muted">{words.emptyValue}</span>
      ) : (
        <span className={classes.plain}>{value}</span>
      ),
    sortable: false,
  },
  { id: 'reason', label: words.reason, value: ({ reason }) => reason, sortable: false },
];
