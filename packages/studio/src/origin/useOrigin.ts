import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';

/** The number whose origin is open: `?origin=value.deciles.1` in the address. */
export function useOrigin() {
  const { origin } = useSearch({ from: '/frame' });
  const navigate = useNavigate();
  const show = useCallback(
    (path: string) =>
      void navigate({ to: '.', search: (all) => ({ ...all, origin: path }), resetScroll: false }),
    [navigate],
  );
  const close = useCallback(
    () =>
      void navigate({
        to: '.',
        search: ({ origin: _, ...rest }) => rest,
        replace: true,
        resetScroll: false,
      }),
    [navigate],
  );
  return { path: origin, show, close };
}
