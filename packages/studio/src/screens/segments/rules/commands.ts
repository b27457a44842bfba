import type { Command } from '../../../app/command.ts';

/** What can be done with saved segments, overlaps and lists from anywhere. */
export const ruleCommands: readonly Command[] = [];
