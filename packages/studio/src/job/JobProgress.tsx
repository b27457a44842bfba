import type { Job } from '@attune/client';
import { Button, Progress } from '@mantine/core';
import { strings } from '../strings/index.ts';
import classes from './job.module.css';
import { stageOf, stages, useShare } from './progress.ts';
import { useShowsProgress } from './progress-in-sight.ts';
import { useCancelJob, useIsLost, useOpenJob } from './useJobs.ts';

const words = strings.job;

/** How far an analysis is, stage by stage, with the way out. */
export function JobProgress({ job, mayCancel }: { job: Job; mayCancel: boolean }) {
  useShowsProgress();
  const cancel = useCancelJob();
  const share = useShare(job);
  const isLost = useIsLost();
  const stage = stageOf(job, useOpenJob()?.id === job.id);
  const reached =
    job.state === 'published' ? stages.length : job.progress ? stages.indexOf(job.progress.stage) : -1;
  // Before the first stage there is nothing to measure, and still something going on.
  const isBefore = reached < 0;
  return (
    <div className={classes.progress}>
      {(isBefore || isLost) && (
        <p className={classes.before} role="status">
          {isLost ? words.lost : stage}
        </p>
      )}
      <Progress
        value={isBefore ? 100 : Math.max(2, share * 100)}
        animated={isBefore}
        size="sm"
        aria-label={stage}
      />
      <ol className={classes.stages}>
        {stages.map((one, index) => (
          <li
            key={one}
            data-state={index < reached ? 'done' : index === reached ? 'now' : 'next'}
            aria-current={index === reached ? 'step' : undefined}
          >
            {words.stages[one]}
            {index === reached && job.progress && <small>{job.progress.text}</small>}
          </li>
        ))}
      </ol>
      {mayCancel && (
        <Button variant="default" onClick={() => cancel.mutate(job.id)} loading={cancel.isPending}>
          {words.cancel}
        </Button>
      )}
    </div>
  );
}
