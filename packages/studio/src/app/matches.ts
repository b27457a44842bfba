/** Whether every word of a query begins a word of the texts: "seg ne" finds "New segment". */
export function matches(query: string, texts: readonly string[]): boolean {
  const held = texts.flatMap(wordsOf);
  return wordsOf(query).every((wanted) => held.some((word) => word.startsWith(wanted)));
}

function wordsOf(text: string): string[] {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}
