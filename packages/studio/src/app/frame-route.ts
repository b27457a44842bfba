import { createRoute, redirect, retainSearchParams } from '@tanstack/react-router';
import { runsQuery } from '../api/runs.ts';
import { sessionQuery } from '../api/session.ts';
import { Frame } from './Frame.tsx';
import { queryClient } from './query-client.ts';
import { rootRoute } from './root-route.tsx';

/** What stands in the address of every screen. */
interface FrameSearch {
  /** The run that is shown; without it the latest. */
  run?: string | undefined;
  /** What is selected in the charts of the page, by key. */
  selected?: string | undefined;
  /** The number whose origin is open, by its path in the summary. */
  origin?: string | undefined;
}

/** Around every screen; whoever is not signed in is led to the sign-in, and back afterwards. */
export const frameRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'frame',
  component: Frame,
  validateSearch: ({ run, selected, origin }: Record<string, unknown>): FrameSearch => ({
    ...((typeof run === 'string' || typeof run === 'number') && { run: String(run) }),
    ...(typeof selected === 'string' && { selected }),
    ...(typeof origin === 'string' && { origin }),
  }),
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
