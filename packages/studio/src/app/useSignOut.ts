import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { api } from '../api/api.ts';
import { sessionQuery } from '../api/session.ts';
import { noticeProblem } from './notices.tsx';
import { undoStack } from './undo.ts';

/** Signs out, and forgets all that the browser holds of the workspace. */
export function useSignOut(): () => void {
  const queries = useQueryClient();
  return useCallback(() => {
    void (async () => {
      try {
        const session = await api.signOut();
        undoStack.clear();
        queries.clear();
        queries.setQueryData(sessionQuery.queryKey, session);
        // A fresh page keeps nothing in memory of who was here before.
        location.assign('/sign-in');
      } catch (error) {
        noticeProblem(error);
      }
    })();
  }, [queries]);
}
