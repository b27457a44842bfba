import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { ownPath, type Said, text } from '../../app/address.ts';
import { rootRoute } from '../../app/root-route.tsx';

const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in',
  // Where to go afterwards.
  validateSearch: (search: Said) => ownPath(search, 'back'),
  component: lazyRouteComponent(() => import('./SignInScreen.tsx'), 'SignInScreen'),
});

const joinRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/join',
  validateSearch: (search: Said) => text(search, 'token'),
  component: lazyRouteComponent(() => import('./JoinScreen.tsx'), 'JoinScreen'),
});

export const signInRoutes = [signInRoute, joinRoute] as const;
