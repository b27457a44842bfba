import type { Playbook } from '../../playbook/index.ts';
import type { Pair, SettingChange } from './comparison.ts';

/** How fast a result comes, never what it says. */
const ofTheMachine: ReadonlySet<string> = new Set(['limits.memory', 'limits.threads']);

/** What differs between two playbooks, setting by setting. */
export function settingChanges({ older, newer }: Pair<Playbook>): SettingChange[] {
  const [was, is] = [settingsOf(older), settingsOf(newer)];
  return [...new Set([...was.keys(), ...is.keys()])]
    .filter((path) => !ofTheMachine.has(path) && was.get(path) !== is.get(path))
    .sort()
    .map((path) => ({ path, before: was.get(path) ?? null, after: is.get(path) ?? null }));
}

/** Every setting as text by its path; a list is one setting. */
function settingsOf(value: unknown, path = ''): Map<string, string> {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return new Map(
      value === undefined ? [] : [[path, typeof value === 'string' ? value : JSON.stringify(value)]],
    );
  return new Map(
    Object.entries(value).flatMap(([key, inner]) => [
      ...settingsOf(inner, path === '' ? key : `${path}.${key}`),
    ]),
  );
}
