import type { Requests } from '@attune/client';
import { queryOptions } from '@tanstack/react-query';
import { api } from './api.ts';
import { freshnessOf } from './freshness.ts';

/** Published runs, the latest first. */
export const runsQuery = queryOptions({
  queryKey: ['runs', 'list'],
  queryFn: ({ signal }) => api.listRuns({ query: { limit: 100 } }, { signal }),
});

/** What changed from `other` to `run`, and why. */
export const comparisonQuery = (run: string, other: string) =>
  queryOptions({
    queryKey: ['run', run, 'compare', other],
    queryFn: ({ signal }) => api.compareRuns({ params: { run, other } }, { signal }),
    ...freshnessOf(run),
  });

/** Rejected rows of a run with their place and reason. */
export const rejectedQuery = (run: string, query: Requests['listRejected']['query'] = {}) =>
  queryOptions({
    queryKey: ['run', run, 'rejected', query],
    queryFn: ({ signal }) => api.listRejected({ params: { run }, query }, { signal }),
    ...freshnessOf(run),
  });
