import type { Command } from '../../app/command.ts';
import { strings } from '../../strings/index.ts';

/** Goes to the cohorts from anywhere. */
export const cohortsCommands: readonly Command[] = [
  {
    id: 'frame.cohorts',
    name: strings.frame.commands.goTo(strings.cohorts.title),
    keywords: strings.cohorts.commands.words,
    shortcut: 'g h',
    perform: ({ navigate }) => void navigate({ to: '/cohorts' }),
  },
];
