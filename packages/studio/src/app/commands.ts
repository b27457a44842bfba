import { auditCommands } from '../screens/audit/commands.ts';
import { cohortsCommands } from '../screens/cohorts/commands.ts';
import { customersCommands } from '../screens/customers/commands.ts';
import { dataCommands } from '../screens/data/commands.ts';
import { lifetimeCommands } from '../screens/lifetime/commands.ts';
import { segmentsCommands } from '../screens/segments/commands.ts';
import { settingsCommands } from '../screens/settings/commands.ts';
import { strings } from '../strings/index.ts';
import type { Command } from './command.ts';
import { redo, undo, undoStack } from './undo.ts';

const words = strings.frame.commands;

const frameCommands: readonly Command[] = [
  {
    id: 'frame.palette',
    name: words.palette,
    shortcut: 'mod+k',
    perform: ({ show }) => show('palette'),
  },
  {
    id: 'frame.help',
    name: words.help,
    keywords: ['keyboard', 'shortcuts'],
    shortcut: '?',
    perform: ({ show }) => show('help'),
  },
  {
    id: 'frame.search',
    name: words.search,
    shortcut: '/',
    available: () => searchField() !== null,
    perform: () => searchField()?.focus(),
  },
  {
    id: 'frame.undo',
    name: words.undo,
    shortcut: 'mod+z',
    available: () => undoStack.state.done.length > 0,
    perform: () => void undo(),
  },
  {
    id: 'frame.redo',
    name: words.redo,
    shortcut: 'mod+shift+z',
    available: () => undoStack.state.undone.length > 0,
    perform: () => void redo(),
  },
  {
    id: 'frame.audit',
    name: words.goTo(strings.audit.title),
    keywords: ['home', 'report'],
    shortcut: 'g a',
    perform: ({ navigate }) => void navigate({ to: '/' }),
  },
  {
    id: 'frame.data',
    name: words.goTo(strings.data.title),
    keywords: ['files', 'upload', 'runs', 'rejected rows'],
    shortcut: 'g d',
    perform: ({ navigate }) => void navigate({ to: '/data' }),
  },
  {
    id: 'frame.customers',
    name: words.goTo(strings.customers.title),
    keywords: ['people', 'find a customer'],
    shortcut: 'g c',
    permission: 'customers',
    perform: ({ navigate }) => void navigate({ to: '/customers' }),
  },
  {
    id: 'frame.segments',
    name: words.goTo(strings.segments.title),
    keywords: ['groups', 'rules', 'lists'],
    shortcut: 'g s',
    perform: ({ navigate }) => void navigate({ to: '/segments' }),
  },
  {
    id: 'frame.lifetime',
    name: words.goTo(strings.lifetime.title),
    keywords: ['forecast', 'CLV', 'future'],
    shortcut: 'g l',
    perform: ({ navigate }) => void navigate({ to: '/lifetime' }),
  },
  {
    id: 'frame.settings',
    name: words.goTo(strings.settings.title),
    keywords: ['people', 'keys', 'schedule', 'playbook', 'audit trail', 'appearance'],
    shortcut: 'g e',
    perform: ({ navigate }) => void navigate({ to: '/settings' }),
  },
  {
    id: 'frame.dark',
    name: words.dark,
    keywords: ['theme', 'appearance', 'night'],
    available: ({ colourScheme }) => colourScheme.now === 'light',
    perform: ({ colourScheme }) => colourScheme.set('dark'),
  },
  {
    id: 'frame.light',
    name: words.light,
    keywords: ['theme', 'appearance', 'day'],
    available: ({ colourScheme }) => colourScheme.now === 'dark',
    perform: ({ colourScheme }) => colourScheme.set('light'),
  },
  {
    id: 'frame.sign-out',
    name: words.signOut,
    keywords: ['log out', 'leave'],
    perform: ({ signOut }) => signOut(),
  },
];

/** Every command of the studio. */
export const commands: readonly Command[] = [
  ...frameCommands,
  ...auditCommands,
  ...dataCommands,
  ...customersCommands,
  ...segmentsCommands,
  ...cohortsCommands,
  ...lifetimeCommands,
  ...settingsCommands,
];

/** The field in which the open screen searches: the first that says `data-search`. */
function searchField(): HTMLElement | null {
  return document.querySelector<HTMLElement>('main [data-search]');
}
