import { day, number } from '@attune/charts';
import { addressOf, type List } from '@attune/client';
import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { listsQuery } from '../../../api/lists.ts';
import { LinkButton } from '../../../app/LinkButton.tsx';
import { Screen } from '../../../app/Screen.tsx';
import { useMay } from '../../../app/session.ts';
import { moment } from '../../../app/time.ts';
import { Busy } from '../../../states/Busy.tsx';
import { EmptyState } from '../../../states/EmptyState.tsx';
import { Problem } from '../../../states/Problem.tsx';
import { strings } from '../../../strings/index.ts';
import type { Column } from '../../../table/column.ts';
import { DataTable } from '../../../table/DataTable.tsx';
import { SegmentNavigation } from '../SegmentNavigation.tsx';
import classes from './lists.module.css';

const words = strings.segments.lists;

/** Lists that were made: by whom, when, what for, whom they hold. */
export function ListsScreen() {
  const may = useMay();
  if (may('lists')) return <Lists />;
  return (
    <Screen title={words.title} heading={words.title}>
      <SegmentNavigation />
      <EmptyState title={words.notAllowed}>{words.notAllowedText}</EmptyState>
    </Screen>
  );
}

function Lists() {
  const { data, error, refetch } = useQuery(listsQuery);
  const columns = useMemo(
    (): readonly Column<List>[] => [
      {
        id: 'label',
        label: words.column.label,
        value: ({ label }) => label,
        cell: ({ label, inWords }) => (
          <>
            {label}
            <div className={classes.rule}>{inWords}</div>
          </>
        ),
      },
      {
        id: 'made',
        label: words.column.createdAt,
        value: ({ createdAt }) => createdAt,
        cell: ({ createdAt, asOf }) => (
          <>
            {moment(createdAt)}
            <div className="muted">{words.asOf(day(asOf))}</div>
          </>
        ),
      },
      { id: 'by', label: words.column.createdBy, value: ({ createdBy }) => createdBy },
      {
        id: 'use',
        label: words.column.use,
        value: ({ use, purpose }) => words.forUse(words.uses[use], purpose),
        cell: ({ use, purpose }) => (
          <div className={classes.purpose}>{words.forUse(words.uses[use], purpose)}</div>
        ),
      },
      { id: 'matched', label: words.column.matched, kind: 'number', value: ({ matched }) => matched },
      { id: 'exported', label: words.column.exported, kind: 'number', value: ({ exported }) => exported },
      {
        id: 'withheld',
        label: words.column.withheld,
        value: ({ matched, exported }) => matched - exported,
        cell: ({ withheld }) =>
          withheld.length === 0 ? (
            <span className="muted">{words.nobodyWithheld}</span>
          ) : (
            withheld.map(({ reason, customers }) => (
              <div className={classes.reason} key={reason}>
                {words.withheldRow(reason, number(customers))}
              </div>
            ))
          ),
      },
      {
        id: 'download',
        label: words.column.download,
        sortable: false,
        value: () => null,
        cell: ({ id, label }) => (
          <Button
            component="a"
            variant="default"
            size="compact-sm"
            href={addressOf('downloadList', { params: { list: id } })}
            download
            leftSection={<IconDownload size={14} aria-hidden />}
            aria-label={words.downloadName(label)}
          >
            {words.column.download}
          </Button>
        ),
      },
    ],
    [],
  );
  const lists = data?.lists;
  const make = <LinkButton to="/segments/list">{words.make}</LinkButton>;
  const isFilled = data !== undefined && data.total > 0;
  return (
    <Screen
      title={words.title}
      heading={isFilled ? words.heading(number(data.total), data.total === 1) : words.title}
      lead={isFilled && words.lead}
      actions={isFilled && make}
    >
      <SegmentNavigation />
      {error && <Problem error={error} retry={() => void refetch()} />}
      {!data && !error && <Busy what={words.loading} after={400} />}
      {data?.total === 0 && (
        <EmptyState title={words.none} action={make}>
          {words.noneText}
        </EmptyState>
      )}
      {isFilled && lists && (
        <>
          {lists.length < data.total && (
            <p className="muted">{words.latest(number(lists.length), number(data.total))}</p>
          )}
          <DataTable
            name={words.table}
            columns={columns}
            rows={lists}
            rowId={({ id }) => id}
            sort={{ column: 'made', descending: true }}
          />
        </>
      )}
    </Screen>
  );
}
