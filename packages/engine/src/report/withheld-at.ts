import type { SharedSummary } from './summary.ts';

/** Whether a shared summary withholds what lies at a path of names, or above it: `value.concentration.share60`. */
export function isWithheldAt(summary: SharedSummary, path: string): boolean {
  let found: unknown = summary;
  for (const step of path.split('.')) {
    if (typeof found !== 'object' || found === null || !Object.hasOwn(found, step)) return false;
    found = (found as Readonly<Record<string, unknown>>)[step];
    if (found === null) return true;
  }
  return false;
}
