import type { Command } from '../../app/command.ts';
import { strings } from '../../strings/index.ts';

const words = strings.lifetime.commands;

/** What can be done on this screen from anywhere. */
export const lifetimeCommands: readonly Command[] = [
  {
    id: 'lifetime.overview',
    name: words.overview,
    keywords: words.overviewWords,
    available: ({ run }) => run.info !== undefined,
    perform: ({ navigate }) => void navigate({ to: '/lifetime' }),
  },
  {
    id: 'lifetime.foretelling',
    name: words.foretelling,
    keywords: words.foretellingWords,
    available: ({ run }) => run.info !== undefined,
    perform: ({ navigate }) => void navigate({ to: '/lifetime/foretelling' }),
  },
];
