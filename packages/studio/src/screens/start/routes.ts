import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { frameRoute } from '../../app/frame-route.ts';

const startRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/start',
  component: lazyRouteComponent(() => import('./StartScreen.tsx'), 'StartScreen'),
});

export const startRoutes = [startRoute] as const;
