import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { frameRoute } from '../../app/frame-route.ts';
import { type CustomerSearch, type ListSearch, listSearch, type Search, whole } from './list-search.ts';

const customersRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/customers',
  validateSearch: (search: Search): ListSearch => listSearch(search),
  component: lazyRouteComponent(() => import('./list/CustomersScreen.tsx'), 'CustomersScreen'),
});

const customerRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/customers/$id',
  validateSearch: (search: Search): CustomerSearch => ({
    ...listSearch(search),
    ...whole(search, 'at'),
    ...whole(search, 'orders'),
  }),
  component: lazyRouteComponent(() => import('./one/CustomerScreen.tsx'), 'CustomerScreen'),
});

export const customersRoutes = [customersRoute, customerRoute] as const;
