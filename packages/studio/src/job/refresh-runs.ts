import type { QueryClient } from '@tanstack/react-query';

/** After a run was published: which one is the latest, and everything that speaks of the latest, is asked anew. */
export async function refreshRuns(queries: QueryClient): Promise<void> {
  await Promise.all([
    queries.invalidateQueries({ queryKey: ['runs'] }),
    queries.invalidateQueries({ queryKey: ['jobs', 'latest'] }),
    queries.invalidateQueries({ queryKey: ['run', 'latest'] }),
    queries.invalidateQueries({ queryKey: ['segments'] }),
    queries.invalidateQueries({ queryKey: ['files'] }),
  ]);
}
