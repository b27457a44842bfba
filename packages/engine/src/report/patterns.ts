/** Each pattern of buying in words, in the order in which they are shown: from those who bought least often on. */
export const patternRules: ReadonlyMap<string, string> = new Map([
  ['one-and-done', 'Bought on one day only.'],
  ['repeat', 'Bought on two or three days: too few to say how the rate moves.'],
  ['steady', 'Bought on four days or more, at a rate that did not clearly move.'],
  ['rising', 'Bought on four days or more, and the rate probably rose.'],
  ['falling', 'Bought on four days or more, and the rate probably fell.'],
  ['returns only', 'Bought nothing, and only returned.'],
]);

const order = [...patternRules.keys()];

export function inPatternOrder<T extends { readonly pattern: string }>(rows: readonly T[]): T[] {
  return rows.toSorted((a, b) => order.indexOf(a.pattern) - order.indexOf(b.pattern));
}
