import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api } from './api.ts';

export const peopleQuery = queryOptions({
  queryKey: ['people'],
  queryFn: ({ signal }) => api.listPeople({}, { signal }),
});

export const keysQuery = queryOptions({
  queryKey: ['keys'],
  queryFn: ({ signal }) => api.listKeys({}, { signal }),
});

const changesAtOnce = 100;

/** The audit trail, the latest first, page by page. */
export const changesQuery = infiniteQueryOptions({
  queryKey: ['changes'],
  queryFn: ({ signal, pageParam }) =>
    api.listChanges(
      { query: { limit: changesAtOnce, ...(pageParam !== null && { before: pageParam }) } },
      { signal },
    ),
  initialPageParam: null as number | null,
  getNextPageParam: ({ changes }) => (changes.length < changesAtOnce ? undefined : changes.at(-1)?.id),
});
