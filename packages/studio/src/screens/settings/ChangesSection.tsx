import type { Replies } from '@attune/client';
import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { changesQuery } from '../../api/people.ts';
import { useMay } from '../../app/session.ts';
import { moment } from '../../app/time.ts';
import { Busy } from '../../states/Busy.tsx';
import { EmptyState } from '../../states/EmptyState.tsx';
import { Problem } from '../../states/Problem.tsx';
import { strings } from '../../strings/index.ts';
import type { Column } from '../../table/column.ts';
import { DataTable } from '../../table/DataTable.tsx';
import { NotYours, SettingsPage } from './SettingsPage.tsx';
import classes from './settings.module.css';

const words = strings.settings.changes;

type Change = Replies['listChanges']['changes'][number];

/** The audit trail. */
export function ChangesSection() {
  const may = useMay();
  return may('admin') ? <Changes /> : <NotYours section="changes" />;
}

const columns: readonly Column<Change>[] = [
  { id: 'at', label: words.at, value: ({ at }) => at, cell: ({ at }) => moment(at) },
  { id: 'actor', label: words.actor, value: ({ actor }) => actor },
  { id: 'action', label: words.action, value: ({ action }) => action },
  { id: 'subject', label: words.subject, value: ({ subject }) => subject },
  {
    id: 'detail',
    label: words.detail,
    value: ({ before, after }) => changeOf(before, after),
    cell: ({ before, after }) => <div className={classes.values}>{changeOf(before, after)}</div>,
    sortable: false,
  },
];

function Changes() {
  const trail = useInfiniteQuery(changesQuery);
  const rows = useMemo(() => trail.data?.pages.flatMap(({ changes }) => changes) ?? [], [trail.data]);
  return (
    <SettingsPage section="changes" heading={words.heading} lead={words.lead}>
      {trail.isError && <Problem error={trail.error} retry={() => void trail.refetch()} />}
      {trail.isPending && <Busy what={strings.states.loading} />}
      {trail.data && rows.length === 0 && <EmptyState title={words.empty}>{words.emptyText}</EmptyState>}
      {rows.length > 0 && (
        <DataTable
          name={words.table}
          columns={columns}
          rows={rows}
          rowId={({ id }) => String(id)}
          fileName="changes"
        />
      )}
      {trail.hasNextPage && (
        <div className={classes.buttons}>
          <Button
            variant="default"
            loading={trail.isFetchingNextPage}
            onClick={() => void trail.fetchNextPage()}
          >
            {words.more}
          </Button>
        </div>
      )}
    </SettingsPage>
  );
}

const longest = 200;

/** What was before and what is now, short. */
function changeOf(before: unknown, after: unknown): string {
  const parts = [before, after].map((value) => (value === undefined || value === null ? '' : written(value)));
  return parts[0] === '' ? (parts[1] ?? '') : parts.join(' → ');
}

function written(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}
