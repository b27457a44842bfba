import type { Command } from '../../app/command.ts';
import { strings } from '../../strings/index.ts';
import { ruleCommands } from './rules/commands.ts';

const words = strings.segments.commands;

/** What can be done on this screen from anywhere. */
export const segmentsCommands: readonly Command[] = [
  {
    id: 'segments.value',
    name: words.value,
    keywords: words.valueWords,
    available: ({ run }) => run.info !== undefined,
    perform: ({ navigate }) => void navigate({ to: '/segments' }),
  },
  {
    id: 'segments.grid',
    name: words.grid,
    keywords: words.gridWords,
    available: ({ run }) => run.info !== undefined,
    perform: ({ navigate }) => void navigate({ to: '/segments/grid' }),
  },
  {
    id: 'segments.lifecycle',
    name: words.lifecycle,
    keywords: words.lifecycleWords,
    available: ({ run }) => run.info !== undefined,
    perform: ({ navigate }) => void navigate({ to: '/segments/lifecycle' }),
  },
  ...ruleCommands,
];
