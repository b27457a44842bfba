import type { Drawing, Mark } from '@attune/charts';

/** All marks of a drawing, each key once, in the order in which they are drawn. */
export function marksIn({ marks }: Drawing): readonly Mark[] {
  const byKey = new Map<string, Mark>();
  for (const ofSeries of marks?.values() ?? [])
    for (const mark of ofSeries) if (mark && !byKey.has(mark.key)) byKey.set(mark.key, mark);
  return [...byKey.values()];
}

/**
 * Which marks stand out: those selected, and those that belong to something selected, anywhere on the page. Null where
 * the selection says nothing about this chart, and nothing fades.
 */
export function standingOut(
  marks: readonly Mark[],
  selected: ReadonlySet<string>,
): ReadonlySet<string> | null {
  const kept = marks.filter(
    ({ key, linked = [] }) => selected.has(key) || linked.some((one) => selected.has(one)),
  );
  return kept.length > 0 ? new Set(kept.map(({ key }) => key)) : null;
}
