import { Refusal, type Session } from '@attune/client';
import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { sessionQuery } from '../api/session.ts';

/**
 * What was answered by the server, for all screens. An answer of 401 means that the session has ended; the frame
 * then leads to the sign-in and back.
 */
export const queryClient: QueryClient = new QueryClient({
  queryCache: new QueryCache({ onError: noticeSessionEnd }),
  mutationCache: new MutationCache({ onError: noticeSessionEnd }),
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      // A refusal stays one; a server that does not answer may be starting again.
      retry: (failures, error) => failures < 2 && error instanceof Refusal && error.status === 0,
      retryDelay: (failure) => 500 * 2 ** failure,
    },
    mutations: { retry: false },
  },
});

function noticeSessionEnd(error: Error): void {
  if (!(error instanceof Refusal) || error.status !== 401) return;
  queryClient.setQueryData(sessionQuery.queryKey, (known: Session | undefined): Session | undefined => {
    if (known?.state !== 'signed-in') return known;
    const { person: _person, permissions: _permissions, ...rest } = known;
    return { ...rest, state: 'signed-out' };
  });
}
