/** Whether every word of a query begins a word of the texts: "seg ne" finds "New segment". */
export function matches(query: string, texts: readonly string[]): boolean {
  const held = texts.flatMap(wordsOf);
  return wordsOf(query).every((wanted) => held.some((word) => word.startsWith(wanted)));
}

/** What has a name, and other words that people may look for it with. */
export interface Named {
  readonly name: string;
  readonly keywords?: readonly string[];
}

/**
 * What a query finds, the nearest first: names that begin with it, then names that hold it, then what only other
 * words lead to. Among equals the order stays.
 */
export function matching<T extends Named>(query: string, all: readonly T[]): readonly T[] {
  return all
    .filter(({ name, keywords = [] }) => matches(query, [name, ...keywords]))
    .map((one) => ({ one, distance: distanceOf(query, one.name) }))
    .sort((a, b) => a.distance - b.distance)
    .map(({ one }) => one);
}

function distanceOf(query: string, name: string): 0 | 1 | 2 {
  if (!matches(query, [name])) return 2;
  return wordsOf(name).join(' ').startsWith(wordsOf(query).join(' ')) ? 0 : 1;
}

function wordsOf(text: string): string[] {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}
