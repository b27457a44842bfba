import type { Playbook } from '../playbook/index.ts';

export type SourceSettings = Playbook['sources'][number];

/** What the playbook says about a file: its first pattern that fits the name. `*` stands for any text, `?` for one character. */
export function sourceSettings(playbook: Playbook, name: string): SourceSettings | undefined {
  return playbook.sources.find(({ match }) => match !== undefined && patternOf(match).test(name));
}

function patternOf(match: string): RegExp {
  const escaped = match.replaceAll(/[.+^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^${escaped.replaceAll('*', '.*').replaceAll('?', '.')}$`, 'i');
}
