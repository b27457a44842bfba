import type { Permission } from '@attune/client';

/** The parts of the settings in their order, and what they need. */
export const sections = {
  you: undefined,
  people: 'admin',
  keys: 'admin',
  schedule: undefined,
  playbook: undefined,
  changes: 'admin',
} as const satisfies Record<string, Permission | undefined>;

export type Section = keyof typeof sections;
