import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { frameRoute } from '../../app/frame-route.ts';

const customersRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/customers',
  component: lazyRouteComponent(() => import('./CustomersScreen.tsx'), 'CustomersScreen'),
});

export const customersRoutes = [customersRoute] as const;
