import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { frameRoute } from '../../app/frame-route.ts';

const dataRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/data',
  component: lazyRouteComponent(() => import('./DataScreen.tsx'), 'DataScreen'),
});

export const dataRoutes = [dataRoute] as const;
