import { Outlet, useNavigate, useRouter } from '@tanstack/react-router';
import { lazy, Suspense, useCallback, useEffect, useState } from 'react';
import { RunningJob } from '../job/RunningJob.tsx';
import { strings } from '../strings/index.ts';
import classes from './Frame.module.css';
import { Header } from './Header.tsx';
import { dueHeadingFocus } from './heading-focus.ts';
import { Navigation } from './Navigation.tsx';
import { noticeProblem } from './notices.tsx';
import { useSession } from './session.ts';
import { useCommandContext } from './useCommandContext.ts';
import { useShortcuts } from './useShortcuts.ts';

const OriginPanel = lazy(async () => ({ default: (await import('../origin/OriginPanel.tsx')).OriginPanel }));

/** Around every screen: the header with run, search and person, the navigation, and the place of the screen. */
export function Frame() {
  const session = useSession();
  const router = useRouter();
  const navigate = useNavigate();
  const [shown, setShown] = useState<'palette' | 'help'>();
  const dialogs = useDialogs(shown !== undefined);
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
          <div id="floating" />
        </main>
      </div>
      <Suspense>
        <OriginPanel />
      </Suspense>
      {dialogs && shown === 'palette' && <dialogs.Palette context={context} onClose={close} />}
      {dialogs && shown === 'help' && <dialogs.ShortcutSheet context={context} onClose={close} />}
    </>
  );
}

/**
 * The dialogs, as soon as they are wanted, or when the page has had time to settle: whoever opens the palette goes on
 * typing at once, and it has to be there by then. (React holds what `lazy` brings back for a moment; this does not.)
 */
function useDialogs(isWanted: boolean): typeof import('./dialogs.ts') | undefined {
  const [dialogs, setDialogs] = useState<typeof import('./dialogs.ts')>();
  useEffect(() => {
    if (dialogs) return;
    const timer = setTimeout(
      () => void import('./dialogs.ts').then(setDialogs, noticeProblem),
      isWanted ? 0 : 1000,
    );
    return () => clearTimeout(timer);
  }, [dialogs, isWanted]);
  return dialogs;
}
