import type { Permission, Session } from '@attune/client';
import { useQuery } from '@tanstack/react-query';
import { sessionQuery } from '../api/session.ts';

/** Who is signed in, below the frame. */
export function useSession(): Session {
  return useQuery(sessionQuery).data ?? { state: 'signed-out' };
}

/** Whether the person may do something: `useMay()('lists')`. */
export function useMay(): (permission: Permission) => boolean {
  const { permissions = [] } = useSession();
  return (permission) => permissions.includes(permission);
}
