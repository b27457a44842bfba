import type { Playbook } from '../playbook/index.ts';

export type SourceSettings = Playbook['sources'][number];

/** Between the name of a workbook and that of one of its sheets. */
export const beforeSheet = ' › ';

/**
 * What the playbook says about a file: its first pattern that fits the name. `*` stands for any text, `?` for one
 * character. What it says of a workbook holds for each sheet of which it says nothing.
 */
export function sourceSettings(playbook: Playbook, name: string): SourceSettings | undefined {
  const about = (what: string) =>
    playbook.sources.find(({ match }) => match !== undefined && patternOf(match).test(what));
  const end = name.lastIndexOf(beforeSheet);
  return about(name) ?? (end < 0 ? undefined : about(name.slice(0, end)));
}

function patternOf(match: string): RegExp {
  const escaped = match.replaceAll(/[.+^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^${escaped.replaceAll('*', '.*').replaceAll('?', '.')}$`, 'i');
}
