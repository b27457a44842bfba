import { isAbsolute, relative } from 'node:path';
import { AttuneError } from '../errors/index.ts';
import type { Progress } from '../jobs/index.ts';
import type { StoredJob } from '../store/index.ts';

/** An analysis that was asked for. */
export interface Job {
  readonly id: string;
  readonly state: StoredJob['state'];
  /** A person, a key, or the schedule. */
  readonly startedBy: string;
  /** ISO instants in UTC: when it was asked for, and when it ended. */
  readonly startedAt: string;
  readonly finishedAt: string | null;
  readonly files: readonly string[];
  readonly progress: {
    readonly stage: Progress['stage'];
    readonly text: string;
    readonly share: number | null;
  } | null;
  /** The run that it published. */
  readonly run: string | null;
  readonly problem: JobProblem | null;
}

/** Why one failed; it is kept as JSON. */
export type JobProblem = {
  readonly code: string;
  readonly message: string;
  readonly remedy: string;
  readonly place?: { readonly file?: string; readonly row?: number; readonly field?: string };
};

/** What was asked for beside the files. */
export interface JobRequest {
  /** Last day of the analysis; default: the last day in the data. */
  readonly asOf?: string;
  /** Overrides the playbook's limit. */
  readonly maxRejected?: number;
}

export function jobOf(stored: StoredJob, progress: Progress | undefined): Job {
  return {
    id: stored.id,
    state: stored.state,
    startedBy: stored.startedBy,
    startedAt: stored.askedAt,
    finishedAt: stored.finishedAt ?? null,
    files: stored.files,
    progress:
      stored.state === 'running' && progress !== undefined
        ? { stage: progress.stage, text: progress.text, share: progress.share ?? null }
        : null,
    run: stored.state === 'published' ? stored.id : null,
    problem: stored.problem === undefined ? null : (stored.problem as unknown as JobProblem),
  };
}

export const interrupted: JobProblem = {
  code: 'job-failed',
  message: 'The analysis was interrupted: Attune was ended while it ran.',
  remedy: 'Start it again. The run that was published before is untouched.',
};

/** Why a job failed, as it is kept: a bug is not described to a user, its error goes to the log. */
export function problemOf(error: unknown, workspace: string): JobProblem {
  if (!(error instanceof AttuneError))
    return {
      code: 'job-failed',
      message: 'The analysis met a fault in Attune.',
      remedy: 'Try again. If it happens again, report it with the log of the server.',
    };
  const { file, row, field } = error.place;
  const place = {
    ...(file !== undefined && { file: isAbsolute(file) ? relative(workspace, file) : file }),
    ...(row !== undefined && { row }),
    ...(field !== undefined && { field }),
  };
  return {
    code: error.code,
    message: error.message,
    remedy: error.remedy,
    ...(Object.keys(place).length > 0 && { place }),
  };
}
