import type { Requests } from '@attune/client';
import { queryOptions } from '@tanstack/react-query';
import { api } from './api.ts';
import { freshnessOf } from './freshness.ts';

/** The purposes that consents of a run name. */
export const purposesQuery = (run: string) =>
  queryOptions({
    queryKey: ['run', run, 'purposes'],
    queryFn: ({ signal }) => api.listPurposes({ params: { run } }, { signal }),
    ...freshnessOf(run),
  });

/** How many a list would hold, and how many are withheld, and why. */
export const listPreviewQuery = (body: Requests['previewList']['body']) =>
  queryOptions({
    queryKey: ['lists', 'preview', body],
    queryFn: ({ signal }) => api.previewList({ body }, { signal }),
  });

/** Lists that were made. */
export const listsQuery = queryOptions({
  queryKey: ['lists', 'made'],
  queryFn: ({ signal }) => api.listLists({ query: { limit: 100 } }, { signal }),
});
