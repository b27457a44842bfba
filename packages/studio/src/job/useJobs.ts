import type { Job, Requests } from '@attune/client';
import { type UseMutationResult, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../api/api.ts';
import { isOpen, jobQuery, jobsQuery } from '../api/jobs.ts';

/** The analysis that is under way or next, if there is one. */
export function useOpenJob(): Job | undefined {
  const jobs = useQuery(jobsQuery).data?.jobs.filter(isOpen) ?? [];
  return jobs.find(({ state }) => state === 'running') ?? jobs.at(-1);
}

/** Whether the server has stopped to say how far the analyses are; it is asked again all the while. */
export function useIsLost(): boolean {
  return useQuery(jobsQuery).isError;
}

/** Starts an analysis of all files of the workspace. */
export function useStartJob(): UseMutationResult<Job, Error, Requests['startJob']['body']> {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (body: Requests['startJob']['body']) => (await api.startJob({ body })).job,
    onSuccess: async (job) => {
      queries.setQueryData(jobQuery(job.id).queryKey, { job });
      await queries.invalidateQueries({ queryKey: jobsQuery.queryKey });
    },
    // What is refused may be refused because of what somebody else did to the files meanwhile.
    onError: () => queries.invalidateQueries({ queryKey: ['files'] }),
  });
}

/** Ends an analysis; the published run stays as it is. */
export function useCancelJob(): UseMutationResult<Job, Error, string> {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (id: string) => (await api.cancelJob({ params: { job: id } })).job,
    onSuccess: async (job) => {
      queries.setQueryData(jobQuery(job.id).queryKey, { job });
      await queries.invalidateQueries({ queryKey: jobsQuery.queryKey });
    },
  });
}
