import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { frameRoute } from '../../app/frame-route.ts';

const auditRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/',
  component: lazyRouteComponent(() => import('./AuditScreen.tsx'), 'AuditScreen'),
});

export const auditRoutes = [auditRoute] as const;
