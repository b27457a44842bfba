import type { Job } from '@attune/client';
import { Button } from '@mantine/core';
import {
  IconAlertTriangle,
  IconCircleCheck,
  IconCircleMinus,
  IconClock,
  IconPlayerPlay,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { isOpen, jobsQuery } from '../../../api/jobs.ts';
import { useMay } from '../../../app/session.ts';
import { moment } from '../../../app/time.ts';
import { stageOf } from '../../../job/progress.ts';
import { useCancelJob } from '../../../job/useJobs.ts';
import { strings } from '../../../strings/index.ts';
import type { Column } from '../../../table/column.ts';
import { DataTable } from '../../../table/DataTable.tsx';
import { duration } from '../duration.ts';
import classes from './files.module.css';

const words = strings.data.analysis;
const icons = {
  waiting: IconClock,
  running: IconPlayerPlay,
  published: IconCircleCheck,
  failed: IconAlertTriangle,
  cancelled: IconCircleMinus,
} as const satisfies Record<Job['state'], unknown>;

/** The analyses that were started here, the latest first: by whom, how long they took, what came of them. */
export function JobHistory() {
  const jobs = useQuery(jobsQuery).data?.jobs ?? [];
  const mayCancel = useMay()('data');
  const { mutate: cancel } = useCancelJob();
  const columns = useMemo(
    (): readonly Column<Job>[] => [
      { id: 'state', label: words.state, value: ({ state }) => words.states[state], cell: State },
      {
        id: 'started',
        label: words.startedAt,
        value: ({ startedAt }) => startedAt,
        cell: ({ startedAt }) => moment(startedAt),
      },
      { id: 'by', label: words.by, value: ({ startedBy }) => startedBy },
      {
        id: 'took',
        label: words.took,
        kind: 'number',
        value: millisecondsOf,
        cell: (job) => (job.finishedAt === null ? '' : duration(millisecondsOf(job) ?? 0)),
      },
      {
        id: 'outcome',
        label: words.outcome,
        sortable: false,
        value: ({ problem }) => problem?.message,
        cell: (job) => <Outcome job={job} onCancel={mayCancel ? cancel : undefined} />,
      },
    ],
    [mayCancel, cancel],
  );
  return (
    <section className={classes.history} aria-labelledby="analyses">
      <h2 id="analyses">{words.history}</h2>
      {jobs.length === 0 ? (
        <p className="muted">{words.historyEmpty}</p>
      ) : (
        <DataTable
          name={words.history}
          columns={columns}
          rows={jobs}
          rowId={({ id }) => id}
          sort={{ column: 'started', descending: true }}
        />
      )}
    </section>
  );
}

function millisecondsOf({ startedAt, finishedAt }: Job): number | undefined {
  return finishedAt === null ? undefined : Date.parse(finishedAt) - Date.parse(startedAt);
}

function State({ state }: Job) {
  const Icon = icons[state];
  return (
    <span className={classes.state} data-state={state}>
      <Icon size={16} aria-hidden />
      {words.states[state]}
    </span>
  );
}

function Outcome({ job, onCancel }: { job: Job; onCancel: ((id: string) => void) | undefined }) {
  const { problem, run } = job;
  if (problem) {
    const place = problem.place ? words.place(problem.place) : '';
    return (
      <div className={classes.outcome}>
        <strong>{problem.message}</strong>
        {place !== '' && <div className="muted">{place}</div>}
        <div className={classes.remedy}>{problem.remedy}</div>
      </div>
    );
  }
  if (run !== null)
    return (
      <Link to="/" search={{ run }}>
        {words.openRun}
      </Link>
    );
  if (!isOpen(job)) return null;
  return (
    <div className={classes.outcome}>
      {stageOf(job)}{' '}
      {onCancel && (
        <Button
          variant="default"
          size="compact-sm"
          aria-label={words.cancelName(moment(job.startedAt))}
          onClick={() => onCancel(job.id)}
        >
          {words.cancel}
        </Button>
      )}
    </div>
  );
}
