import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { frameRoute } from '../../app/frame-route.ts';

const segmentsRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/segments',
  component: lazyRouteComponent(() => import('./SegmentsScreen.tsx'), 'SegmentsScreen'),
});

export const segmentsRoutes = [segmentsRoute] as const;
