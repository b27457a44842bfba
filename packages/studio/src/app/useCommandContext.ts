import { useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { useNavigate, useRouterState } from '@tanstack/react-router';
import type { CommandContext } from './command.ts';
import { useRun } from './run.ts';
import { useSession } from './session.ts';
import { useSignOut } from './useSignOut.ts';

/** What commands may act on, here and now. */
export function useCommandContext(show: CommandContext['show']): CommandContext {
  const navigate = useNavigate();
  const session = useSession();
  const run = useRun();
  const pathname = useRouterState({ select: ({ location }) => location.pathname });
  const { setColorScheme } = useMantineColorScheme();
  const now = useComputedColorScheme('light');
  const signOut = useSignOut();
  return { navigate, session, run, pathname, show, signOut, colourScheme: { now, set: setColorScheme } };
}
