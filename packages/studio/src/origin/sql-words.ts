export interface SqlWord {
  /** Where in the query it begins. */
  readonly at: number;
  readonly text: string;
  readonly kind: 'keyword' | 'string' | 'comment' | 'plain';
}

const keywords =
  'all|and|as|asc|between|by|case|cast|count|cross|date|desc|distinct|else|end|except|exists|false|filter|first|from|full|group|having|in|inner|interval|intersect|is|join|last|left|like|limit|not|null|nulls|offset|on|or|order|outer|over|partition|right|row|rows|select|sum|then|true|union|using|values|when|where|window|with';
const pattern = new RegExp(
  `(?<comment>--[^\\n]*|/\\*[^]*?\\*/)|(?<string>'(?:[^']|'')*')|(?<name>"(?:[^"]|"")*")|(?<keyword>\\b(?:${keywords})\\b)`,
  'gi',
);

/** A query in pieces, so that its keywords can be told from names. Names in double quotes stay plain. */
export function sqlWords(sql: string): readonly SqlWord[] {
  const words: SqlWord[] = [];
  let at = 0;
  for (const match of sql.matchAll(pattern)) {
    if (match.index > at) words.push({ at, text: sql.slice(at, match.index), kind: 'plain' });
    const { comment, string, name } = match.groups ?? {};
    words.push({
      at: match.index,
      text: match[0],
      kind: comment ? 'comment' : string ? 'string' : name ? 'plain' : 'keyword',
    });
    at = match.index + match[0].length;
  }
  if (at < sql.length) words.push({ at, text: sql.slice(at), kind: 'plain' });
  return words;
}
