import type { Command } from '../../app/command.ts';

/** What can be done on this screen from anywhere. */
export const segmentsCommands: readonly Command[] = [];
