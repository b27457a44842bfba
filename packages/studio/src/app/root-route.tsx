import { createRootRoute, Outlet } from '@tanstack/react-router';
import { LiveRegion } from './LiveRegion.tsx';
import { NoticeCorner } from './NoticeCorner.tsx';

/** Around every page, signed in or not. */
export const rootRoute = createRootRoute({
  component: () => (
    <>
      <Outlet />
      <NoticeCorner />
      <LiveRegion />
    </>
  ),
});
