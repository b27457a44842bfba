import type { Command } from '../../app/command.ts';
import { strings } from '../../strings/index.ts';

const words = strings.customers.commands;
const identity = strings.identity.commands;

/** What can be done on this screen from anywhere. */
export const customersCommands: readonly Command[] = [
  {
    id: 'customers.dormant',
    name: words.dormant,
    keywords: words.dormantWords,
    permission: 'customers',
    available: ({ run }) => run.info !== undefined,
    perform: ({ navigate }) => void navigate({ to: '/customers', search: { lifecycle: 'dormant' } }),
  },
  {
    id: 'customers.best',
    name: words.best,
    keywords: words.bestWords,
    permission: 'customers',
    available: ({ run }) => run.info !== undefined,
    perform: ({ navigate }) => void navigate({ to: '/customers', search: { decile: 1 } }),
  },
  {
    id: 'customers.questions',
    name: identity.questions,
    keywords: identity.questionsWords,
    permission: 'customers',
    available: ({ run }) => run.info !== undefined,
    perform: ({ navigate }) => void navigate({ to: '/customers/identity/questions' }),
  },
  {
    id: 'customers.merges',
    name: identity.merges,
    keywords: identity.mergesWords,
    permission: 'customers',
    available: ({ run }) => run.info !== undefined,
    perform: ({ navigate }) => void navigate({ to: '/customers/identity/merges' }),
  },
];
