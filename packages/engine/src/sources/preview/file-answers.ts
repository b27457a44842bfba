import type { Playbook } from '../../playbook/index.ts';
import { sourceSettings } from '../source-settings.ts';

/** What the user settles about one file. */
export type FileAnswers = Partial<
  Pick<Playbook['sources'][number], 'kind' | 'columns' | 'dateOrder' | 'decimal' | 'currency'>
>;

/**
 * The playbook with answers about files, by file name. An answer stands in front of what the playbook says of the
 * file, and what it does not touch stays: the first entry of `sources` that fits a file is the only one that counts.
 */
export function withAnswers(playbook: Playbook, answers: Readonly<Record<string, FileAnswers>>): Playbook {
  const entries = Object.entries(answers).map(([name, answer]) => {
    const before = sourceSettings(playbook, name);
    return { ...before, ...answer, match: name, columns: { ...before?.columns, ...answer.columns } };
  });
  const replaced = new Set(Object.keys(answers));
  return {
    ...playbook,
    sources: [
      ...entries,
      ...playbook.sources.filter(({ match }) => match === undefined || !replaced.has(match)),
    ],
  };
}
