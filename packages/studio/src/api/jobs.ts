import type { Job } from '@attune/client';
import { queryOptions } from '@tanstack/react-query';
import { api } from './api.ts';

/** Whether an analysis is still to end. */
export const isOpen = (job: Job): boolean => job.state === 'waiting' || job.state === 'running';

/** The latest analyses; asked again every second as long as one of them is open. */
export const jobsQuery = queryOptions({
  queryKey: ['jobs', 'latest'],
  queryFn: ({ signal }) => api.listJobs({ query: { limit: 20 } }, { signal }),
  refetchInterval: ({ state }) => (state.data?.jobs.some(isOpen) ? 1000 : 30_000),
});

/** One analysis and how far it is. */
export const jobQuery = (id: string) =>
  queryOptions({
    queryKey: ['jobs', id],
    queryFn: ({ signal }) => api.getJob({ params: { job: id } }, { signal }),
    refetchInterval: ({ state }) => (!state.data || isOpen(state.data.job) ? 500 : false),
  });

/** When analyses start by themselves. */
export const scheduleQuery = queryOptions({
  queryKey: ['schedule'],
  queryFn: ({ signal }) => api.getSchedule({}, { signal }),
});

/** Far back: who started the analysis that a run came from. */
export const jobHistoryQuery = queryOptions({
  queryKey: ['jobs', 'history'],
  queryFn: ({ signal }) => api.listJobs({ query: { limit: 500 } }, { signal }),
});
