import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { oneOf, type Said } from '../../app/address.ts';
import { frameRoute } from '../../app/frame-route.ts';

/** What is looked at; without it the triangle, and in it who bought then. */
interface CohortsSearch {
  view?: 'curve' | 'value' | 'contracts' | undefined;
  share?: 'still' | undefined;
}

const cohortsRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/cohorts',
  validateSearch: (search: Said): CohortsSearch => ({
    ...oneOf(search, 'view', ['curve', 'value', 'contracts']),
    ...oneOf(search, 'share', ['still']),
  }),
  component: lazyRouteComponent(() => import('./CohortsScreen.tsx'), 'CohortsScreen'),
});

export const cohortsRoutes = [cohortsRoute] as const;
