import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useEffect } from 'react';
import { sessionQuery } from '../../api/session.ts';
import { Problem } from '../../states/Problem.tsx';
import { ScreenBusy } from '../../states/ScreenBusy.tsx';
import { SetUpForm } from './SetUpForm.tsx';
import { SignInForm } from './SignInForm.tsx';
import { useEntering } from './useEntering.ts';

/** The way in: the first set-up where nobody is known yet, else the sign-in. */
export function SignInScreen() {
  const { back } = useSearch({ from: '/sign-in' });
  const session = useQuery(sessionQuery);
  const enter = useEntering(back);

  // Who is signed in already, perhaps in another tab, needs no form.
  const isIn = session.data?.state === 'signed-in';
  useEffect(() => {
    if (session.data && isIn) enter(session.data);
  }, [session.data, isIn, enter]);

  if (session.isError) return <Problem error={session.error} retry={() => void session.refetch()} />;
  if (!session.data || isIn) return <ScreenBusy />;
  if (session.data.state === 'set-up')
    return <SetUpForm asksCode={session.data.setUpCode === true} onDone={enter} />;
  return <SignInForm workspace={session.data.workspace} hasEnded={back !== undefined} onDone={enter} />;
}
