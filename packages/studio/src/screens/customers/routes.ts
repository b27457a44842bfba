import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { frameRoute } from '../../app/frame-route.ts';
import { type CustomerSearch, type ListSearch, listSearch, type Search, text, whole } from './list-search.ts';

const customersRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/customers',
  // `customer`: what the palette leads to.
  validateSearch: (search: Search): ListSearch & { customer?: string } => ({
    ...listSearch(search),
    ...text(search, 'customer'),
  }),
  beforeLoad: ({ search: { customer, run } }) => {
    if (customer !== undefined)
      throw redirect({
        to: '/customers/$id',
        params: { id: customer },
        search: run === undefined ? {} : { run },
        replace: true,
      });
  },
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
