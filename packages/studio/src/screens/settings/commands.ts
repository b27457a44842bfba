import type { Command } from '../../app/command.ts';
import { strings } from '../../strings/index.ts';
import { type Section, sections } from './sections.ts';

const words = strings.settings.commands;

/** What can be done in the settings from anywhere. */
export const settingsCommands: readonly Command[] = (Object.keys(sections) as Section[]).map((section) => {
  const permission = sections[section];
  return {
    id: `settings.${section}`,
    name: words[section].name,
    keywords: words[section].keywords,
    ...(permission && { permission }),
    perform: ({ navigate }) => void navigate({ to: '/settings/$section', params: { section } }),
  };
});
