import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { type Said, whole } from '../../app/address.ts';
import { frameRoute } from '../../app/frame-route.ts';
import {
  type MergesSearch,
  mergesSearch,
  type QuestionsSearch,
  questionsSearch,
} from './identity/identity-search.ts';
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

// Two steps below the customers: one step could be somebody's id.
const questionsRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/customers/identity/questions',
  validateSearch: (said: Said): QuestionsSearch => questionsSearch(said),
  component: lazyRouteComponent(() => import('./identity/QuestionsScreen.tsx'), 'QuestionsScreen'),
});

const mergesRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/customers/identity/merges',
  validateSearch: (said: Said): MergesSearch => mergesSearch(said),
  component: lazyRouteComponent(() => import('./identity/MergesScreen.tsx'), 'MergesScreen'),
});

const decisionsRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/customers/identity/decisions',
  validateSearch: (said: Said): { from?: number | undefined } => ({ ...whole(said, 'from') }),
  component: lazyRouteComponent(() => import('./identity/DecisionsScreen.tsx'), 'DecisionsScreen'),
});

export const customersRoutes = [
  customersRoute,
  customerRoute,
  questionsRoute,
  mergesRoute,
  decisionsRoute,
] as const;
