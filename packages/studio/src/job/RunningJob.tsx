import type { Job } from '@attune/client';
import { Button, Progress } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useRouterState } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { isOpen, jobsQuery } from '../api/jobs.ts';
import { runsQuery } from '../api/runs.ts';
import { notice } from '../app/notices.tsx';
import { useMay } from '../app/session.ts';
import { strings } from '../strings/index.ts';
import classes from './job.module.css';
import { stageOf, useShare } from './progress.ts';
import { useIsProgressInSight } from './progress-in-sight.ts';
import { refreshRuns } from './refresh-runs.ts';
import { useCancelJob, useIsLost, useOpenJob } from './useJobs.ts';

const words = strings.job;

/** A line at the head of every screen as long as an analysis runs, and the notice when it is done. */
export function RunningJob() {
  const job = useOpenJob();
  useTellEnd();
  const isInSight = useIsProgressInSight();
  return job && !isInSight ? <JobLine job={job} /> : null;
}

function JobLine({ job }: { job: Job }) {
  const cancel = useCancelJob();
  const may = useMay();
  const share = useShare(job);
  const isLost = useIsLost();
  const said = isLost ? words.lost : job.progress ? words.running(stageOf(job)) : stageOf(job, true);
  return (
    <section className={classes.running} aria-label={words.region}>
      <span className={classes.said}>{said}</span>
      <Progress
        className={classes.bar}
        value={job.progress ? Math.max(2, share * 100) : 100}
        animated={!job.progress}
        size="sm"
        aria-label={said}
      />
      {may('data') && (
        <Button
          variant="subtle"
          size="compact-sm"
          onClick={() => cancel.mutate(job.id)}
          loading={cancel.isPending}
        >
          {words.cancel}
        </Button>
      )}
    </section>
  );
}

/** Notices when an analysis that was open has ended, and says how. */
function useTellEnd(): void {
  const jobs = useQuery(jobsQuery).data?.jobs;
  const queries = useQueryClient();
  const navigate = useNavigate();
  // The first screen tells of the end by itself, and leads on; what is only seen there is not told of elsewhere.
  const isToldThere = useRouterState({ select: ({ location }) => location.pathname === '/start' });
  const wasOpen = useRef<ReadonlySet<string>>(new Set());
  useEffect(() => {
    if (!jobs) return;
    const ended = jobs.filter((job) => wasOpen.current.has(job.id) && !isOpen(job));
    wasOpen.current = new Set(isToldThere ? [] : jobs.filter(isOpen).map(({ id }) => id));
    if (!isToldThere) for (const job of ended) void tell(job);

    async function tell({ state, run, problem }: Job): Promise<void> {
      if (state === 'cancelled') notice({ message: words.cancelled });
      if (state === 'failed')
        notice({
          title: problem?.message ?? words.failed,
          message: problem?.remedy ?? '',
          tone: 'problem',
          action: { label: words.seeData, perform: () => void navigate({ to: '/data' }) },
        });
      if (state !== 'published') return;
      await refreshRuns(queries);
      const { runs } = await queries.ensureQueryData(runsQuery);
      const finding = runs.find(({ id }) => id === run)?.finding;
      notice({
        message: finding == null ? words.doneWithoutFinding : words.done(finding),
        stays: true,
        action: {
          label: words.open,
          perform: () => void navigate({ to: '/', search: ({ run: _run, ...search }) => search }),
        },
      });
    }
  }, [jobs, isToldThere, queries, navigate]);
}
