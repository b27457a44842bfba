import { amountsIn, day, number } from '@attune/charts';
import type { RunInfo } from '@attune/client';
import { Radio } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { jobHistoryQuery } from '../../../api/jobs.ts';
import { runsQuery } from '../../../api/runs.ts';
import { announce } from '../../../app/announce.ts';
import { LinkButton } from '../../../app/LinkButton.tsx';
import { useRun } from '../../../app/run.ts';
import { Screen } from '../../../app/Screen.tsx';
import { useMay } from '../../../app/session.ts';
import { moment } from '../../../app/time.ts';
import { Busy } from '../../../states/Busy.tsx';
import { Problem } from '../../../states/Problem.tsx';
import { strings } from '../../../strings/index.ts';
import type { Column } from '../../../table/column.ts';
import { DataTable } from '../../../table/DataTable.tsx';
import { DataParts } from '../DataParts.tsx';
import classes from '../data.module.css';
import { NoRunYet } from '../NoRunYet.tsx';
import { runBefore } from '../run-before.ts';
import { RunDownloads } from './RunDownloads.tsx';

const words = strings.data.runs;
// What can be chosen has to be seen: Mantine's own edge is a hairline.
const radio = { ...(classes.radio !== undefined && { radio: classes.radio }) };
const route = getRouteApi('/frame/data/runs');

/** All published runs: open one, take its files along, compare two. */
export function RunsScreen() {
  const { info, runs } = useRun();
  const { error, isPending, refetch } = useQuery(runsQuery);
  const jobs = useQuery(jobHistoryQuery).data?.jobs;
  const mayDownload = useMay()('customers');
  const navigate = route.useNavigate();
  const search = route.useSearch();
  const before = runBefore(runs, info);
  const later = search.later ?? info?.id;
  const earlier = search.earlier ?? before?.id;

  const columns = useMemo((): readonly Column<RunInfo>[] => {
    const choose = (chosen: { earlier?: string; later?: string }) =>
      void navigate({ search: (search) => ({ ...search, ...chosen }), replace: true, resetScroll: false });
    const startedBy = (run: RunInfo) => jobs?.find((job) => job.run === run.id)?.startedBy;
    const all: Column<RunInfo>[] = [
      {
        id: 'as-of',
        label: words.asOf,
        value: ({ asOf }) => asOf,
        cell: (run) => (
          <>
            <Link
              to="."
              search={(search) => ({ ...search, run: run.id })}
              aria-label={words.openName(nameOf(run))}
              onClick={() => announce(words.opened(nameOf(run)))}
            >
              {day(run.asOf)}
            </Link>
            <div className="muted">
              {[run.latest && words.latest, run.id === info?.id && words.shown].filter(Boolean).join(', ')}
            </div>
          </>
        ),
      },
      {
        id: 'finished',
        label: words.finished,
        value: ({ finishedAt }) => finishedAt,
        cell: ({ finishedAt }) => moment(finishedAt),
      },
      {
        id: 'by',
        label: words.by,
        value: startedBy,
        cell: (run) => startedBy(run) ?? <span className="muted">{strings.data.notKnown}</span>,
      },
      {
        id: 'files',
        label: words.files,
        value: ({ files }) => files.map(({ name }) => name).join(', '),
        cell: ({ files }) => files.map(({ name }) => <div key={name}>{name}</div>),
      },
      {
        id: 'customers',
        label: words.customers,
        kind: 'number',
        value: ({ customers }) => customers,
        cell: ({ customers }) => (customers === null ? strings.data.withheld : number(customers)),
      },
      {
        id: 'measure',
        label: runs.every((run) => run.measure === runs[0]?.measure)
          ? words.revenue[runs[0]?.measure ?? 'revenue']
          : words.measure,
        kind: 'number',
        value: ({ revenue }) => revenue,
        cell: ({ revenue, currency }) =>
          revenue === null ? strings.data.withheld : amountsIn(currency).short(revenue),
      },
      {
        id: 'rejected',
        label: words.rejected,
        kind: 'number',
        value: ({ rejected }) => rejected,
        cell: ({ id, rejected }) =>
          rejected === 0 ? (
            number(0)
          ) : (
            <Link to="/data/rejected" search={{ run: id }}>
              {number(rejected)}
            </Link>
          ),
      },
    ];
    if (mayDownload)
      all.push({
        id: 'download',
        label: words.download,
        sortable: false,
        value: () => null,
        cell: (run) => <RunDownloads run={run.id} name={nameOf(run)} />,
      });
    if (runs.length > 1)
      all.push(
        {
          id: 'earlier',
          label: words.earlier,
          sortable: false,
          value: () => null,
          cell: (run) => (
            <Radio
              name="earlier"
              classNames={radio}
              aria-label={words.earlierName(nameOf(run))}
              checked={run.id === earlier}
              onChange={() => choose({ earlier: run.id })}
            />
          ),
        },
        {
          id: 'later',
          label: words.later,
          sortable: false,
          value: () => null,
          cell: (run) => (
            <Radio
              name="later"
              classNames={radio}
              aria-label={words.laterName(nameOf(run))}
              checked={run.id === later}
              onChange={() => choose({ later: run.id })}
            />
          ),
        },
      );
    return all;
  }, [navigate, jobs, info, runs, earlier, later, mayDownload]);

  if (runs.length === 0)
    return (
      <Screen title={words.title} heading={isPending ? words.title : words.none}>
        <DataParts />
        {isPending && <Busy what={strings.states.opening} />}
        {error && <Problem error={error} retry={() => void refetch()} />}
        {!isPending && !error && <NoRunYet what={words.noneText} />}
      </Screen>
    );
  const isSame = earlier === later;
  return (
    <Screen
      title={words.title}
      heading={runs.length === 1 ? words.one : words.many(runs.length)}
      lead={words.lead}
      actions={
        before &&
        info && (
          <LinkButton to="/data/compare" search={{ run: info.id, other: before.id }}>
            {words.compareBefore}
          </LinkButton>
        )
      }
    >
      <DataParts />
      <DataTable
        name={words.table}
        columns={columns}
        rows={runs}
        rowId={({ id }) => id}
        sort={{ column: 'finished', descending: true }}
        fileName="runs"
      />
      <section className={classes.section} aria-labelledby="compare">
        <h2 id="compare">{words.compareHeading}</h2>
        {runs.length === 1 ? (
          <p className="muted prose">{words.compareNone}</p>
        ) : (
          <>
            <p className="muted prose">{isSame ? words.compareSame : words.compareText}</p>
            {!isSame && earlier !== undefined && later !== undefined && (
              <LinkButton variant="default" to="/data/compare" search={{ run: later, other: earlier }}>
                {words.compare}
              </LinkButton>
            )}
          </>
        )}
      </section>
    </Screen>
  );
}

function nameOf({ asOf, finishedAt }: RunInfo): string {
  return `${day(asOf)} (${moment(finishedAt)})`;
}
