import type { Range, Syntax } from './syntax.ts';

/**
 * The pattern as text for RE2 (DuckDB, ClickHouse, BigQuery). Everything on which engines differ by default
 * is spelled out: the dot as "not a line feed", blanks, and the ends of the text.
 */
export function toRe2(syntax: Syntax, ignoreCase: boolean): string {
  return `${ignoreCase ? '(?i)' : ''}${write(syntax)}`;
}

/** A text as a pattern for RE2 that finds exactly that text. */
export function literalRe2(text: string): string {
  return Array.from(text, (c) => character(c.codePointAt(0) ?? 0)).join('');
}

function write(node: Syntax): string {
  switch (node.kind) {
    case 'set':
      return set(node.ranges, node.negated);
    case 'assertion':
      return { start: '\\A', end: '\\z', 'word edge': '\\b', 'no word edge': '\\B' }[node.at];
    case 'sequence':
      return node.of.map(write).join('');
    case 'choice':
      return `(?:${node.of.map(write).join('|')})`;
    case 'repeat':
      return `(?:${write(node.of)})${times(node.min, node.max)}`;
    default:
      return node satisfies never;
  }
}

function times(min: number, max: number): string {
  if (max === Number.POSITIVE_INFINITY) return min === 0 ? '*' : min === 1 ? '+' : `{${min},}`;
  return `{${min},${max}}`;
}

function set(ranges: readonly Range[], negated: boolean): string {
  const [first] = ranges;
  if (!negated && ranges.length === 1 && first && first[0] === first[1]) return character(first[0]);
  const items = ranges.map(([from, to]) =>
    from === to ? character(from) : `${character(from)}-${character(to)}`,
  );
  return `[${negated ? '^' : ''}${items.join('')}]`;
}

function character(code: number): string {
  const text = String.fromCodePoint(code);
  return /[A-Za-z0-9]/.test(text) ? text : `\\x{${code.toString(16)}}`;
}
