import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { type Said, whole } from '../../app/address.ts';
import { frameRoute } from '../../app/frame-route.ts';
import { type CustomerSearch, type ListSearch, listSearch } from './list-search.ts';

const customersRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/customers',
  validateSearch: (said: Said): ListSearch => listSearch(said),
  component: lazyRouteComponent(() => import('./list/CustomersScreen.tsx'), 'CustomersScreen'),
});

const customerRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/customers/$id',
  validateSearch: (said: Said): CustomerSearch => ({
    ...listSearch(said),
    ...whole(said, 'at', 'orders'),
  }),
  component: lazyRouteComponent(() => import('./one/CustomerScreen.tsx'), 'CustomerScreen'),
});

export const customersRoutes = [customersRoute, customerRoute] as const;
