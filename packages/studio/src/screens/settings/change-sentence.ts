import type { Replies } from '@attune/client';
import { strings } from '../../strings/index.ts';

const words = strings.settings.changes;

export type Change = Replies['listChanges']['changes'][number];

/** People and keys by their id, as far as they are still here. */
export type Names = ReadonlyMap<string, string>;

// There is one of each, or it is named by a hash: the name says nothing.
const nameless = new Set(['schedule', 'playbook', 'identity']);

/** "added the file orders.csv"; what the catalogue has no words for stands as it is recorded. */
export function changeSentence(
  change: Pick<Change, 'action' | 'subject' | 'before' | 'after'>,
  names: Names,
): string {
  const { action, subject, before, after } = change;
  const [, kind = subject, id = ''] = /^([^/]+)\/(.*)$/.exec(subject) ?? [];
  const name = nameless.has(kind) ? '' : (names.get(id) ?? nameIn(after) ?? nameIn(before) ?? id);
  return [wordOf(words.actions, action) ?? action, wordOf(words.kinds, kind) ?? kind, name]
    .filter(Boolean)
    .join(' ');
}

function nameIn(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null || !('name' in value)) return undefined;
  return typeof value.name === 'string' ? value.name : undefined;
}

function wordOf(catalogue: Readonly<Record<string, string>>, key: string): string | undefined {
  return Object.hasOwn(catalogue, key) ? catalogue[key] : undefined;
}
