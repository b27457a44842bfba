import { AttuneError, type Clock, type Workspace } from '@attune/engine';
import type { WorkState } from './metrics.ts';

/** Jobs that are looked at: enough for what is going on, whatever the history. */
const recentJobs = 100;

export async function workState({ jobs, runs }: Workspace, clock: Clock): Promise<WorkState> {
  const [{ jobs: recent }, { runs: published }] = await Promise.all([
    jobs.list({ offset: 0, limit: recentJobs }),
    runs.list({ offset: 0, limit: 1 }),
  ]);
  const now = clock().getTime();
  const jobsByState: Record<string, number> = {
    waiting: 0,
    running: 0,
    published: 0,
    failed: 0,
    cancelled: 0,
  };
  for (const { state } of recent) jobsByState[state] = (jobsByState[state] ?? 0) + 1;
  const finished = recent.find(({ state }) => state === 'published');
  const [latest] = published;
  return {
    jobsByState,
    latestJobSeconds:
      finished?.finishedAt == null
        ? undefined
        : (Date.parse(finished.finishedAt) - Date.parse(finished.startedAt)) / 1000,
    runAgeSeconds: latest && (now - Date.parse(latest.finishedAt)) / 1000,
  };
}

/**
 * Asks the store and the latest run for something, however little.
 *
 * @throws AttuneError where one of them does not answer
 */
export async function probe({ runs }: Workspace): Promise<void> {
  try {
    const { warehouse } = await runs.open('latest');
    await warehouse.has('customer_facts');
  } catch (error) {
    // A workspace in which nothing has been analysed yet is ready for it.
    if (!(error instanceof AttuneError) || error.code !== 'no-run-yet') throw error;
  }
}
