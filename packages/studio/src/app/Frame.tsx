import { Outlet, useNavigate, useRouter } from '@tanstack/react-router';
import { lazy, Suspense, useCallback, useEffect, useState } from 'react';
import { RunningJob } from '../job/RunningJob.tsx';
import { strings } from '../strings/index.ts';
import classes from './Frame.module.css';
import { Header } from './Header.tsx';
import { dueHeadingFocus } from './heading-focus.ts';
import { Navigation } from './Navigation.tsx';
import { useSession } from './session.ts';
import { useCommandContext } from './useCommandContext.ts';
import { useShortcuts } from './useShortcuts.ts';

const OriginPanel = lazy(async () => ({ default: (await import('../origin/OriginPanel.tsx')).OriginPanel }));
const Palette = lazy(async () => ({ default: (await import('./Palette.tsx')).Palette }));
const ShortcutSheet = lazy(async () => ({ default: (await import('./ShortcutSheet.tsx')).ShortcutSheet }));

/** Around every screen: the header with run, search and person, the navigation, and the place of the screen. */
export function Frame() {
  const session = useSession();
  const router = useRouter();
  const navigate = useNavigate();
  const [shown, setShown] = useState<'palette' | 'help'>();
  const context = useCommandContext(setShown);
  useShortcuts(context);
  const close = useCallback(() => setShown(undefined), []);

  // The page itself opens where the browser puts the focus; what follows moves it to the new heading.
  useEffect(
    () =>
      router.subscribe('onBeforeNavigate', ({ fromLocation, pathChanged }) => {
        if (fromLocation && pathChanged) dueHeadingFocus();
      }),
    [router],
  );

  // A session that ends by itself leads to the sign-in, and from there back to this address.
  useEffect(() => {
    if (session.state === 'signed-in') return;
    const { href } = router.state.location;
    void navigate({ to: '/sign-in', search: href === '/' ? {} : { back: href } });
  }, [session.state, navigate, router]);

  return (
    <>
      <a className={classes.skip} href="#content">
        {strings.frame.skip}
      </a>
      <div className={classes.frame}>
        <Header context={context} />
        <Navigation />
        <main id="content" className={classes.main} tabIndex={-1}>
          <RunningJob />
          <Outlet />
        </main>
      </div>
      <Suspense>
        <OriginPanel />
        {shown === 'palette' && <Palette context={context} onClose={close} />}
        {shown === 'help' && <ShortcutSheet context={context} onClose={close} />}
      </Suspense>
    </>
  );
}
