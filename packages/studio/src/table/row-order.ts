const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

/** Ascending: numbers by size, no before yes, text as people sort it, "item 9" before "item 10". */
export function compareCells(a: unknown, b: unknown): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  if (typeof a === 'boolean' && typeof b === 'boolean') return Number(a) - Number(b);
  return collator.compare(String(a), String(b));
}
