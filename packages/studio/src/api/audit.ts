import { queryOptions } from '@tanstack/react-query';
import { api } from './api.ts';
import { freshnessOf } from './freshness.ts';

/** Everything that the report of a run shows. */
export const auditQuery = (run: string) =>
  queryOptions({
    queryKey: ['run', run, 'audit'],
    queryFn: ({ signal }) => api.getAudit({ params: { run } }, { signal }),
    ...freshnessOf(run),
  });

/** Where a number of a run comes from; `path` as in the summary. */
export const numberQuery = (run: string, path: string) =>
  queryOptions({
    queryKey: ['run', run, 'number', path],
    queryFn: ({ signal }) => api.getNumber({ params: { run, path } }, { signal }),
    ...freshnessOf(run),
  });
