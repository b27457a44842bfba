import { createRoute, lazyRouteComponent, notFound, redirect } from '@tanstack/react-router';
import { frameRoute } from '../../app/frame-route.ts';
import { type Section, sections } from './sections.ts';

const settingsRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/settings',
  beforeLoad: () => {
    throw redirect({ to: '/settings/$section', params: { section: 'you' }, replace: true });
  },
});

const sectionRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/settings/$section',
  params: {
    parse: ({ section }): { section: Section } => {
      if (!Object.hasOwn(sections, section)) throw notFound();
      return { section: section as Section };
    },
    stringify: ({ section }) => ({ section }),
  },
  component: lazyRouteComponent(() => import('./SettingsScreen.tsx'), 'SettingsScreen'),
});

export const settingsRoutes = [settingsRoute, sectionRoute] as const;
