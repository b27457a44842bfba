import type { Session } from '@attune/client';
import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useCallback } from 'react';
import { sessionQuery } from '../../api/session.ts';
import { dueHeadingFocus } from '../../app/heading-focus.ts';

/** Goes in once somebody is signed in: to where they were, or to the first screen. */
export function useEntering(back: string | undefined): (session: Session) => void {
  const queries = useQueryClient();
  const router = useRouter();
  return useCallback(
    (session) => {
      // What an earlier person was told is not for this one.
      queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== sessionQuery.queryKey[0] });
      queries.setQueryData(sessionQuery.queryKey, session);
      // The form that had the focus goes; the frame that would say so is not there yet.
      dueHeadingFocus();
      router.history.replace(back ?? '/');
    },
    [back, queries, router],
  );
}
