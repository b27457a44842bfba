/** A sentence or part of one; `joins` is the word that holds its parts together, if it has parts. */
export interface Words {
  readonly text: string;
  readonly joins?: 'and' | 'or';
}

/** What a test speaks of: "country", "lives in …", "bought … times". */
export interface Subject {
  readonly label: string;
  readonly is: string;
  /** What follows a number: ` times`. */
  readonly unit: string;
}

/** Parts joined by a word, with parentheses where another word would make the sentence ambiguous. */
export function joined(parts: readonly Words[], word: 'and' | 'or'): Words {
  const [first] = parts;
  if (!first) return { text: 'is any customer' };
  if (parts.length === 1) return first;
  const texts = parts.map((part) => (part.joins && part.joins !== word ? `(${part.text})` : part.text));
  return { text: texts.join(` ${word} `), joins: word };
}

export function negated(words: Words): Words {
  return { text: `not (${words.text})` };
}

/** `DE, FR or IT`. */
export function listed(items: readonly string[], word: 'and' | 'or'): string {
  const last = items.at(-1) ?? '';
  return items.length < 2 ? last : `${items.slice(0, -1).join(', ')} ${word} ${last}`;
}

/** A text as it is when it is one plain word, in quotation marks otherwise. */
export function quoted(text: string): string {
  return /^[\p{L}\p{N}_-]+$/u.test(text) && text !== 'and' && text !== 'or' ? text : `“${text}”`;
}

/** `12,500.5`. */
export function withThousands(value: number): string {
  const [whole = '', fraction] = String(value).split('.');
  const grouped = /^-?\d+$/.test(whole) ? whole.replace(/\B(?=(\d{3})+$)/g, ',') : whole;
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}
