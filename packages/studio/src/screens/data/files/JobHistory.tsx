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
// What the terminal would be told to do has a place on this screen.
const remediesHere = new Map<string, string>(Object.entries(words.remedies));
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
  const latest = jobs[0]?.id;
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
        cell: (job) => (
          <Outcome job={job} isLatest={job.id === latest} onCancel={mayCancel ? cancel : undefined} />
        ),
      },
    ],
    [mayCancel, cancel, latest],
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

function Outcome({
  job,
  isLatest,
  onCancel,
}: {
  job: Job;
  isLatest: boolean;
  onCancel: ((id: string) => void) | undefined;
}) {
  const { problem, run } = job;
  if (problem) return <JobProblem problem={problem} isLatest={isLatest} />;
  if (run !== null)
    return (
      <Link to="/" search={{ run }}>
        {words.openRun}
      </Link>
    );
  if (!isOpen(job)) return null;
  return (
    <div className={classes.outcome}>
      {stageOf(job)} {/* The running one is cancelled where its progress is shown. */}
      {onCancel && job.state === 'waiting' && (
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

/** The first line says what happened; the others, and what to do, are open for the latest analysis alone. */
function JobProblem({
  problem: { code, message, remedy, place },
  isLatest,
}: {
  problem: NonNullable<Job['problem']>;
  isLatest: boolean;
}) {
  const [first = '', ...rest] = message.split('\n');
  const where = place ? words.place(place) : '';
  return (
    <details className={classes.outcome} open={isLatest}>
      <summary>{first}</summary>
      {rest.length > 0 && <div className={classes.remedy}>{rest.join('\n')}</div>}
      {where !== '' && <div className="muted">{where}</div>}
      <div className={classes.remedy}>{remediesHere.get(code) ?? remedy}</div>
    </details>
  );
}
