import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { frameRoute } from '../../app/frame-route.ts';

type Search = Record<string, unknown>;

/** A search parameter as text: an id may consist of digits, which the router reads as a number. */
function text(search: Search, name: string): string | undefined {
  const value = search[name];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}

/** Only what is there, so that the address stays short. */
function given<Name extends string>(search: Search, names: readonly Name[]): { [N in Name]?: string } {
  const kept: { [N in Name]?: string } = {};
  for (const name of names) {
    const value = text(search, name);
    if (value !== undefined && value !== '') kept[name] = value;
  }
  return kept;
}

const filesRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/data',
  // `open`: the file whose columns are shown. `do`: what a command asks the screen to begin with.
  validateSearch: (search: Search): { open?: string; do?: 'upload' | 'analyse' } => ({
    ...given(search, ['open']),
    ...((search.do === 'upload' || search.do === 'analyse') && { do: search.do }),
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
  validateSearch: (search: Search): { file?: string; code?: string; from?: number } => ({
    ...given(search, ['file', 'code']),
    ...(typeof search.from === 'number' &&
      Number.isInteger(search.from) &&
      search.from > 0 && { from: search.from }),
  }),
  component: lazyRouteComponent(() => import('./rejected/RejectedScreen.tsx'), 'RejectedScreen'),
});

const runsRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/data/runs',
  validateSearch: (search: Search): { earlier?: string; later?: string } =>
    given(search, ['earlier', 'later']),
  component: lazyRouteComponent(() => import('./runs/RunsScreen.tsx'), 'RunsScreen'),
});

const compareRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/data/compare',
  validateSearch: (search: Search): { other?: string; scheme?: string } => given(search, ['other', 'scheme']),
  component: lazyRouteComponent(() => import('./compare/CompareScreen.tsx'), 'CompareScreen'),
});

export const dataRoutes = [filesRoute, qualityRoute, rejectedRoute, runsRoute, compareRoute] as const;
