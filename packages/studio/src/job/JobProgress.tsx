import type { Job } from '@attune/client';
import { Button, Progress } from '@mantine/core';
import { strings } from '../strings/index.ts';
import classes from './job.module.css';
import { useCancelJob } from './useJobs.ts';

const words = strings.job;
const stages = ['reading', 'customers', 'segments', 'report', 'writing'] as const;

/** What an analysis is doing, in words. */
export function stageOf({ state, progress }: Job): string {
  if (state === 'waiting') return words.waiting;
  return progress ? words.stages[progress.stage] : words.starting;
}

/** How far a running analysis is, from 0 to 1: its own share where it says one, else the stages that are behind it. */
export function shareOf({ progress }: Job): number | null {
  if (!progress) return null;
  return progress.share ?? stages.indexOf(progress.stage) / stages.length;
}

/** How far an analysis is, stage by stage, with the way out. */
export function JobProgress({ job, mayCancel }: { job: Job; mayCancel: boolean }) {
  const cancel = useCancelJob();
  const reached = job.progress ? stages.indexOf(job.progress.stage) : -1;
  return (
    <div className={classes.progress}>
      <Progress value={Math.max(2, (shareOf(job) ?? 0) * 100)} size="sm" aria-label={stageOf(job)} />
      <ol className={classes.stages}>
        {stages.map((stage, index) => (
          <li
            key={stage}
            data-state={index < reached ? 'done' : index === reached ? 'now' : 'next'}
            aria-current={index === reached ? 'step' : undefined}
          >
            {words.stages[stage]}
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
