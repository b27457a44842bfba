import type { Command } from '../../../app/command.ts';
import { strings } from '../../../strings/index.ts';

const words = strings.segments.rules.commands;

/** What can be done with saved segments, overlaps and lists from anywhere. */
export const ruleCommands: readonly Command[] = [
  {
    id: 'segments.saved',
    name: words.saved,
    keywords: words.savedWords,
    perform: ({ navigate }) => void navigate({ to: '/segments/rules' }),
  },
  {
    id: 'segments.new',
    name: words.make,
    keywords: words.makeWords,
    permission: 'segments',
    available: ({ run }) => run.info !== undefined,
    perform: ({ navigate }) => void navigate({ to: '/segments/rules/new' }),
  },
  {
    id: 'segments.overlap',
    name: words.overlap,
    keywords: words.overlapWords,
    permission: 'customers',
    available: ({ run }) => run.info !== undefined,
    perform: ({ navigate }) => void navigate({ to: '/segments/overlap' }),
  },
  {
    id: 'segments.list',
    name: words.list,
    keywords: words.listWords,
    permission: 'lists',
    available: ({ run }) => run.info !== undefined,
    perform: ({ navigate }) => void navigate({ to: '/segments/list' }),
  },
  {
    id: 'segments.lists',
    name: words.lists,
    keywords: words.listsWords,
    permission: 'lists',
    perform: ({ navigate }) => void navigate({ to: '/segments/lists' }),
  },
];
