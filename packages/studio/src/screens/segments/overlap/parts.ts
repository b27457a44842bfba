import type { Replies, Rule } from '@attune/client';

/** In the order in which they are read; the keys are those of the marks in the picture. */
export const partKeys = ['overlap:both', 'overlap:a', 'overlap:b', 'overlap:neither'] as const;
export type PartKey = (typeof partKeys)[number];

/** One of the four parts into which two segments cut all customers. Null is withheld. */
export interface Part {
  readonly key: PartKey;
  readonly customers: number | null;
  readonly revenue: number | null;
  /** Who is in this part, and in no other. */
  readonly rule: Rule;
}

export function partsOf(overlap: Replies['countOverlap'], a: Rule, b: Rule): readonly Part[] {
  const { onlyA, both, onlyB, neither, revenue } = overlap;
  return [
    { key: 'overlap:both', customers: both, revenue: revenue.both, rule: { $and: [a, b] } },
    { key: 'overlap:a', customers: onlyA, revenue: revenue.onlyA, rule: { $and: [a, { $not: b }] } },
    { key: 'overlap:b', customers: onlyB, revenue: revenue.onlyB, rule: { $and: [b, { $not: a }] } },
    { key: 'overlap:neither', customers: neither, revenue: revenue.neither, rule: { $nor: [a, b] } },
  ];
}

/** How two sets lie to one another, for the sentence above the picture. */
export type Relation =
  | { readonly kind: 'empty'; readonly which: 'a' | 'b' }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'equal' }
  | { readonly kind: 'within'; readonly inner: 'a' | 'b' }
  /** Shares of each that are in the other, and how many times as many as by chance. */
  | { readonly kind: 'some'; readonly ofA: number; readonly ofB: number; readonly times: number };

export function relationOf({ onlyA, both, onlyB, neither }: Counts): Relation {
  const [a, b] = [onlyA + both, onlyB + both];
  if (a === 0 || b === 0) return { kind: 'empty', which: a === 0 ? 'a' : 'b' };
  if (both === 0) return { kind: 'nothing' };
  if (onlyA === 0 && onlyB === 0) return { kind: 'equal' };
  if (onlyA === 0) return { kind: 'within', inner: 'a' };
  if (onlyB === 0) return { kind: 'within', inner: 'b' };
  const all = a + onlyB + neither;
  return { kind: 'some', ofA: both / a, ofB: both / b, times: (both * all) / (a * b) };
}

export interface Counts {
  readonly onlyA: number;
  readonly both: number;
  readonly onlyB: number;
  readonly neither: number;
}

/** All counts, or nothing where one is withheld: a picture of a part of them would be wrong. */
export function exact({
  onlyA,
  both,
  onlyB,
  neither,
}: Readonly<Record<keyof Counts, number | null>>): Counts | undefined {
  return onlyA === null || both === null || onlyB === null || neither === null
    ? undefined
    : { onlyA, both, onlyB, neither };
}
