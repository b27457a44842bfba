import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { readKeys, withKey, writeKeys } from './selected-keys.ts';

export interface Selection {
  readonly selected: ReadonlySet<string>;
  /** Chooses a mark, alone or with those already chosen; chosen again it is let go. */
  readonly choose: (key: string, isAdded: boolean) => void;
  readonly clear: () => void;
}

/** What is selected on this page, in all its charts: `?selected=…` in the address. */
export function useSelection(): Selection {
  const { selected: text } = useSearch({ from: '/frame' });
  const navigate = useNavigate();
  const selected = useMemo(() => readKeys(text), [text]);
  const go = useCallback(
    (keys: ReadonlySet<string>) => {
      const next = writeKeys(keys);
      void navigate({
        to: '.',
        search: ({ selected: _, ...rest }) => (next === undefined ? rest : { ...rest, selected: next }),
        replace: true,
        resetScroll: false,
      });
    },
    [navigate],
  );
  return useMemo(
    () => ({
      selected,
      choose: (key, isAdded) => go(withKey(selected, key, isAdded)),
      clear: () => go(new Set()),
    }),
    [selected, go],
  );
}
