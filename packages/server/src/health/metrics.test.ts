import { AttuneError } from '@attune/engine';
import { expect, test } from 'vitest';
import { openMetrics, type WorkState } from './metrics.ts';

const state: WorkState = { jobsByState: { published: 3 }, latestJobSeconds: 2.5, runAgeSeconds: 60 };
const away = new AttuneError('store-unavailable', 'It does not answer.', { remedy: 'Check it.' });

test('while the store is away the metrics say so, and nothing old of jobs and runs', async () => {
  let answer: () => Promise<WorkState> = async () => state;
  const metrics = openMetrics(() => answer());
  const there = await metrics.text();
  expect(there).toContain('attune_store_up 1');
  expect(there).toContain('attune_jobs{state="published"} 3');
  answer = () => Promise.reject(away);
  const gone = await metrics.text();
  expect(gone).toContain('attune_store_up 0');
  expect(gone).toContain('attune_uptime_seconds ');
  expect(gone).not.toMatch(/^attune_(jobs|latest_job_seconds|run_age_seconds)[ {]/m);
});

test('a fault of ours is not taken for a store that is away', async () => {
  const broken = openMetrics(() => Promise.reject(new Error('a bug')));
  await expect(broken.text()).rejects.toThrow('a bug');
});
