import { amountsIn, number } from '@attune/charts';
import type { Replies, RunInfo } from '@attune/client';
import { Button } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { memo, useMemo } from 'react';
import { capital } from '../../../strings/capital.ts';
import { strings } from '../../../strings/index.ts';
import type { Column } from '../../../table/column.ts';
import { DataTable } from '../../../table/DataTable.tsx';
import classes from '../customers.module.css';
import { factText, isNumeric } from '../fact-text.ts';
import { pageSize, usualSort } from '../list-request.ts';
import type { ListSearch } from '../list-search.ts';
import { ColumnChoice } from './ColumnChoice.tsx';
import { CustomerLink } from './CustomerLink.tsx';

const words = strings.customers.list;
const route = getRouteApi('/frame/customers');

type Found = Replies['findCustomers'];
/** A customer and the place in the whole list. */
export interface Row {
  readonly id: string;
  readonly at: number;
  readonly facts: Found['rows'][number];
}

export interface CustomerTableProps {
  readonly run: string;
  readonly info: RunInfo | undefined;
  /** What `found` is the answer to. */
  readonly search: ListSearch;
  /** The facts that the address asks for, parted by commas, even before they are there. */
  readonly chosen: string | undefined;
  readonly found: Found;
}

/** A page of the list, which the server puts in order; drawn anew only when there is something new to show. */
export const CustomerTable = memo(function CustomerTable(props: CustomerTableProps) {
  const { run, info, search, chosen, found } = props;
  const navigate = route.useNavigate();
  const { from = 0, sort = usualSort, ascending } = search;
  const money = useMemo(
    () => amountsIn(info?.measure === 'outcome' ? null : (info?.currency ?? null)),
    [info],
  );
  const rows = useMemo(
    () => found.rows.map((facts, index): Row => ({ id: String(facts.customer_id), at: from + index, facts })),
    [found, from],
  );
  const columns = useMemo(
    () =>
      found.columns.map(
        (column): Column<Row> => ({
          id: column.name,
          label: capital(column.label),
          meaning: column.meaning,
          kind: isNumeric(column) ? 'number' : 'text',
          value: ({ facts }) => facts[column.name],
          cell: (row) =>
            column.name === 'customer_id' ? (
              <CustomerLink id={row.id} at={row.at} search={search} />
            ) : (
              factText(column, row.facts[column.name], money)
            ),
        }),
      ),
    [found, money, search],
  );
  const shown =
    chosen?.split(',') ?? found.columns.map(({ name }) => name).filter((name) => name !== 'customer_id');
  const last = Math.min(from + pageSize, found.total);
  const toPage = (next: number) =>
    void navigate({ search: ({ from: _, ...rest }) => (next > 0 ? { ...rest, from: next } : rest) });
  return (
    <>
      <DataTable
        name={words.table}
        // People leave the house as a list, for a stated purpose and with consent applied.
        fileName={null}
        columns={columns}
        rows={rows}
        rowId={({ id }) => id}
        maxHeight={6000}
        sort={{ column: sort, descending: ascending !== true }}
        onSort={({ column, descending }) =>
          void navigate({
            search: ({ from: _, sort: _sort, ascending: _ascending, ...rest }) => ({
              ...rest,
              ...(column !== usualSort && { sort: column }),
              ...(!descending && { ascending: true as const }),
            }),
            replace: true,
            resetScroll: false,
          })
        }
        onOpen={({ id, at }) =>
          void navigate({ to: '/customers/$id', params: { id }, search: (all) => ({ ...all, at }) })
        }
        tools={
          <ColumnChoice
            run={run}
            shown={shown}
            onChange={(chosen) =>
              void navigate({
                search: ({ columns: _, ...rest }) => (chosen ? { ...rest, columns: chosen.join(',') } : rest),
                replace: true,
                resetScroll: false,
              })
            }
          />
        }
      />
      <nav className={classes.pager} aria-label={words.pages}>
        <span className="figures" role="status">
          {words.shown(number(from + 1), number(last), number(found.total))}
        </span>
        {found.total > pageSize && (
          <>
            <Button
              variant="default"
              disabled={from === 0}
              onClick={() => toPage(Math.max(0, from - pageSize))}
            >
              {words.previous}
            </Button>
            <Button variant="default" disabled={last >= found.total} onClick={() => toPage(from + pageSize)}>
              {words.next}
            </Button>
          </>
        )}
      </nav>
    </>
  );
});
