import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { oneOf, type Said } from '../../app/address.ts';
import { frameRoute } from '../../app/frame-route.ts';

const overviewRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/lifetime',
  component: lazyRouteComponent(() => import('./overview/OverviewScreen.tsx'), 'OverviewScreen'),
});

const foretellingRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/lifetime/foretelling',
  // Whether purchases over time are added up; without it, week by week.
  validateSearch: (search: Said): { count?: 'sum' | undefined } => ({ ...oneOf(search, 'count', ['sum']) }),
  component: lazyRouteComponent(() => import('./foretelling/ForetellingScreen.tsx'), 'ForetellingScreen'),
});

export const lifetimeRoutes = [overviewRoute, foretellingRoute] as const;
