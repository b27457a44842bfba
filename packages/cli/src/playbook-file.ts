import { readFileSync } from 'node:fs';
import { AttuneError, defaultPlaybook, type Playbook, parsePlaybook } from '@attune/engine';

/** Options that stand above what the playbook says. */
export interface PlaybookOverrides {
  readonly dateOrder?: 'day-first' | 'month-first';
  readonly decimal?: '.' | ',';
  readonly threads?: number;
  readonly memory?: string;
  readonly calibrationEnd?: string;
  readonly timeUnit?: 'week' | 'day';
}

/** @throws AttuneError `input-missing` when the file cannot be read, `playbook-invalid` when it is wrong */
export function readPlaybook(path: string | undefined, overrides: PlaybookOverrides): Playbook {
  const playbook = path === undefined ? defaultPlaybook : parsePlaybook(textOf(path), path);
  const { threads, memory, dateOrder, decimal, calibrationEnd, timeUnit } = overrides;
  const notation = { ...(dateOrder && { dateOrder }), ...(decimal && { decimal }) };
  return {
    ...playbook,
    limits: { ...playbook.limits, ...(threads && { threads }), ...(memory && { memory }) },
    lifetime: {
      ...playbook.lifetime,
      ...(calibrationEnd && { calibrationEnd }),
      ...(timeUnit && { timeUnit }),
    },
    sources:
      Object.keys(notation).length === 0
        ? playbook.sources
        : // The last pattern takes the files that no other matches.
          [...playbook.sources, { match: '*', columns: {} }].map((source) => ({ ...source, ...notation })),
  };
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    throw new AttuneError('input-missing', `The playbook ${path} cannot be read.`, {
      remedy: 'Check the path, or write a playbook with `attune init`.',
      place: { file: path },
      cause,
    });
  }
}
