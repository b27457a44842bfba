import { Button } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { changesQuery, keysQuery, peopleQuery } from '../../api/people.ts';
import { useMay } from '../../app/session.ts';
import { moment } from '../../app/time.ts';
import { Busy } from '../../states/Busy.tsx';
import { EmptyState } from '../../states/EmptyState.tsx';
import { Problem } from '../../states/Problem.tsx';
import { strings } from '../../strings/index.ts';
import type { Column } from '../../table/column.ts';
import { DataTable } from '../../table/DataTable.tsx';
import { type Change, changeSentence, type Names } from './change-sentence.ts';
import { NotYours, SettingsPage } from './SettingsPage.tsx';
import classes from './settings.module.css';

const words = strings.settings.changes;

/** The audit trail. */
export function ChangesSection() {
  const may = useMay();
  return may('admin') ? <Changes /> : <NotYours section="changes" />;
}

function columnsFor(names: Names): readonly Column<Change>[] {
  return [
    { id: 'at', label: words.at, value: ({ at }) => at, cell: ({ at }) => moment(at) },
    { id: 'actor', label: words.actor, value: ({ actor }) => actor },
    {
      id: 'what',
      label: words.what,
      value: (change) => changeSentence(change, names),
      sortable: false,
    },
    {
      id: 'detail',
      label: words.detail,
      value: ({ before, after }) => changeOf(before, after),
      cell: (change) => <Detail change={change} />,
      sortable: false,
    },
  ];
}

function Changes() {
  const trail = useInfiniteQuery(changesQuery);
  const people = useQuery(peopleQuery).data?.people;
  const keys = useQuery(keysQuery).data?.keys;
  const columns = useMemo(
    () => columnsFor(new Map([...(people ?? []), ...(keys ?? [])].map(({ id, name }) => [id, name]))),
    [people, keys],
  );
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

function Detail({ change: { before, after } }: { change: Change }) {
  const text = changeOf(before, after);
  if (text === '') return null;
  return (
    <details>
      <summary>{words.show}</summary>
      <pre className={classes.values}>{text}</pre>
    </details>
  );
}

/** What was before and what is now. */
function changeOf(before: unknown, after: unknown): string {
  return [before, after]
    .filter((value) => value !== undefined && value !== null)
    .map((value) => (typeof value === 'string' ? value : JSON.stringify(value, undefined, 2)))
    .join('\n→\n');
}
