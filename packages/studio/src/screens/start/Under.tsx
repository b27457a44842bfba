import type { Job } from '@attune/client';
import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { isOpen } from '../../api/jobs.ts';
import { LinkButton } from '../../app/LinkButton.tsx';
import { JobProgress } from '../../job/JobProgress.tsx';
import { refreshRuns } from '../../job/refresh-runs.ts';
import { useStartJob } from '../../job/useJobs.ts';
import { strings } from '../../strings/index.ts';
import classes from './start.module.css';

const words = strings.start;

/** The first analysis while it runs, and where it leads: to the audit, or to another try. */
export function Under({ job, onAgain }: { job: Job; onAgain: (job: string) => void }) {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const start = useStartJob();
  const isDone = job.state === 'published';
  useEffect(() => {
    if (!isDone) return;
    void refreshRuns(queries).then(() => navigate({ to: '/', search: {} }));
  }, [isDone, queries, navigate]);

  if (isOpen(job) || isDone) return <JobProgress job={job} mayCancel={isOpen(job)} />;
  return (
    <div className={classes.actions}>
      <Button
        loading={start.isPending}
        onClick={() => start.mutate({}, { onSuccess: ({ id }) => onAgain(id) })}
      >
        {words.again}
      </Button>
      <LinkButton to="/data" variant="default">
        {words.look(job.files.length)}
      </LinkButton>
    </div>
  );
}
