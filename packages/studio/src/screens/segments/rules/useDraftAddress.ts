import type { Rule } from '@attune/client';
import { useNavigate } from '@tanstack/react-router';
import { useCallback } from 'react';

export interface DraftAddress {
  readonly draft?: Rule | undefined;
  readonly base?: number | undefined;
  readonly label?: string | undefined;
}

/**
 * Writes a draft into the address of its segment, from whatever screen: undefined parts are taken out, parts that
 * are not named stay. Without a name it is the address of a new segment.
 */
export function useDraftAddress(name?: string): (next: DraftAddress) => Promise<void> {
  const navigate = useNavigate();
  return useCallback(
    (next) => {
      const search = (before: Record<string, unknown>) => {
        const { run, view, draft, base, label }: Record<string, unknown> = { ...before, ...next };
        return Object.fromEntries(
          Object.entries({ run, view, draft, base, label }).filter(([, value]) => value !== undefined),
        );
      };
      const how = { replace: true, resetScroll: false } as const;
      return name === undefined
        ? navigate({ to: '/segments/rules/new', search, ...how })
        : navigate({ to: '/segments/rules/$name', params: { name }, search, ...how });
    },
    [navigate, name],
  );
}
