import { Outlet, useNavigate, useRouter, useRouterState } from '@tanstack/react-router';
import { useEffect } from 'react';
import { strings } from '../strings/index.ts';
import classes from './Frame.module.css';
import { Header } from './Header.tsx';
import { dueHeadingFocus } from './heading-focus.ts';
import { Navigation } from './Navigation.tsx';
import { useSession } from './session.ts';

/** Around every screen: the header with run, search and person, the navigation, and the place of the screen. */
export function Frame() {
  const session = useSession();
  const router = useRouter();
  const navigate = useNavigate();
  const { href } = useRouterState({ select: ({ location }) => location });

  // The page itself opens where the browser puts the focus; what follows moves it to the new heading.
  useEffect(
    () =>
      router.subscribe('onBeforeNavigate', ({ fromLocation, pathChanged }) => {
        if (fromLocation && pathChanged) dueHeadingFocus();
      }),
    [router],
  );

  // A session that ends, at sign-out or by the server, leads to the sign-in, and from there back to this address.
  useEffect(() => {
    if (session.state === 'signed-in') return;
    void navigate({ to: '/sign-in', search: href === '/' ? {} : { back: href } });
  }, [session.state, navigate, href]);

  return (
    <>
      <a className={classes.skip} href="#content">
        {strings.frame.skip}
      </a>
      <div className={classes.frame}>
        <Header />
        <Navigation />
        <main id="content" className={classes.main} tabIndex={-1}>
          <Outlet />
        </main>
      </div>
    </>
  );
}
