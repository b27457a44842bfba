import { createRoute, redirect, retainSearchParams } from '@tanstack/react-router';
import { runsQuery } from '../api/runs.ts';
import { sessionQuery } from '../api/session.ts';
import { type Said, text } from './address.ts';
import { Frame } from './Frame.tsx';
import { queryClient } from './query-client.ts';
import { rootRoute } from './root-route.tsx';

/** Around every screen; whoever is not signed in is led to the sign-in, and back afterwards. */
export const frameRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'frame',
  component: Frame,
  // `run`: the one shown, or else the latest. `selected`: what is selected in the charts of the page, by key.
  // `origin`: the number whose origin is open, by its path in the summary.
  validateSearch: (search: Said) => text(search, 'run', 'selected', 'origin'),
  search: { middlewares: [retainSearchParams(['run'])] },
  beforeLoad: async ({ location }) => {
    const session = await queryClient.ensureQueryData(sessionQuery);
    if (session.state !== 'signed-in')
      throw redirect({ to: '/sign-in', search: location.href === '/' ? {} : { back: location.href } });
    const { total } = await queryClient.ensureQueryData(runsQuery);
    if (location.pathname === '/' && total === 0 && session.permissions?.includes('data'))
      throw redirect({ to: '/start' });
  },
});
