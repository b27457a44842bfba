import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../../app/root-route.tsx';

interface SignInSearch {
  /** Where to go afterwards: an address of this studio. */
  back?: string | undefined;
}

const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in',
  // Only a path of our own: anything else would lead people away under our name.
  validateSearch: ({ back }: Record<string, unknown>): SignInSearch =>
    typeof back === 'string' && /^\/(?![/\\])/.test(back) ? { back } : {},
  component: lazyRouteComponent(() => import('./SignInScreen.tsx'), 'SignInScreen'),
});

const joinRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/join',
  validateSearch: ({ token }: Record<string, unknown>): { token?: string | undefined } =>
    typeof token === 'string' || typeof token === 'number' ? { token: String(token) } : {},
  component: lazyRouteComponent(() => import('./JoinScreen.tsx'), 'JoinScreen'),
});

export const signInRoutes = [signInRoute, joinRoute] as const;
