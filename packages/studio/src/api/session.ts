import { queryOptions } from '@tanstack/react-query';
import { api } from './api.ts';

/** Who is signed in. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: ({ signal }) => api.getSession({}, { signal }),
  staleTime: 5 * 60_000,
});
