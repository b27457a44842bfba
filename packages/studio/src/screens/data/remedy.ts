import { strings } from '../../strings/index.ts';

const { remedies, remediesByEnding, remedyUnknown } = strings.data.rejected;
const exact = new Map<string, string>(Object.entries(remedies));
const byEnding = Object.entries(remediesByEnding);

/** What to do about rows that were rejected for a reason, by its code. */
export function remedyFor(code: string): string {
  return exact.get(code) ?? byEnding.find(([ending]) => code.endsWith(`-${ending}`))?.[1] ?? remedyUnknown;
}
