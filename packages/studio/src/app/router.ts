import { createRoute, createRouter } from '@tanstack/react-router';
import { auditRoutes } from '../screens/audit/routes.ts';
import { cohortsRoutes } from '../screens/cohorts/routes.ts';
import { customersRoutes } from '../screens/customers/routes.ts';
import { dataRoutes } from '../screens/data/routes.ts';
import { lifetimeRoutes } from '../screens/lifetime/routes.ts';
import { segmentsRoutes } from '../screens/segments/routes.ts';
import { settingsRoutes } from '../screens/settings/routes.ts';
import { signInRoutes } from '../screens/sign-in/routes.ts';
import { startRoutes } from '../screens/start/routes.ts';
import { NoSuchPage } from '../states/NoSuchPage.tsx';
import { ScreenBusy } from '../states/ScreenBusy.tsx';
import { ScreenProblem } from '../states/ScreenProblem.tsx';
import { frameRoute } from './frame-route.ts';
import { rootRoute } from './root-route.tsx';

/** Whatever no screen answers to, still inside the frame. */
const elsewhereRoute = createRoute({ getParentRoute: () => frameRoute, path: '$', component: NoSuchPage });

const routeTree = rootRoute.addChildren([
  ...signInRoutes,
  frameRoute.addChildren([
    ...startRoutes,
    ...auditRoutes,
    ...dataRoutes,
    ...customersRoutes,
    ...segmentsRoutes,
    ...cohortsRoutes,
    ...lifetimeRoutes,
    ...settingsRoutes,
    elsewhereRoute,
  ]),
]);

export const router = createRouter({
  routeTree,
  defaultPreload: 'intent',
  defaultPendingMs: 400,
  defaultPendingComponent: ScreenBusy,
  defaultErrorComponent: ScreenProblem,
  defaultNotFoundComponent: NoSuchPage,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
