import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { oneOf, type Said, text, whole } from '../../app/address.ts';
import { frameRoute } from '../../app/frame-route.ts';

const filesRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/data',
  // `open`: the file whose columns are shown. `do`: what a command asks the screen to begin with.
  validateSearch: (search: Said) => ({
    ...text(search, 'open'),
    ...oneOf(search, 'do', ['upload', 'analyse']),
  }),
  component: lazyRouteComponent(() => import('./files/FilesScreen.tsx'), 'FilesScreen'),
});

const qualityRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/data/quality',
  component: lazyRouteComponent(() => import('./quality/QualityScreen.tsx'), 'QualityScreen'),
});

const rejectedRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/data/rejected',
  validateSearch: (search: Said) => ({ ...text(search, 'file', 'code'), ...whole(search, 'from') }),
  component: lazyRouteComponent(() => import('./rejected/RejectedScreen.tsx'), 'RejectedScreen'),
});

const runsRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/data/runs',
  validateSearch: (search: Said) => text(search, 'earlier', 'later'),
  component: lazyRouteComponent(() => import('./runs/RunsScreen.tsx'), 'RunsScreen'),
});

const compareRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/data/compare',
  validateSearch: (search: Said) => text(search, 'other', 'scheme'),
  component: lazyRouteComponent(() => import('./compare/CompareScreen.tsx'), 'CompareScreen'),
});

export const dataRoutes = [filesRoute, qualityRoute, rejectedRoute, runsRoute, compareRoute] as const;
