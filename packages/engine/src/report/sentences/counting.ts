import { number, readable } from '@attune/charts';

export { readable };

/** "1 customer", "1,240 customers". */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${number(count)}\u00A0${count === 1 ? one : many}`;
}

const small = [
  'none',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
];

/** Up to twelve in letters. */
export function inLetters(count: number): string {
  return small[count] ?? number(count);
}

export function capital(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}

/** For a sentence that goes on: only its first letter. */
export function lower(sentence: string): string {
  return sentence.charAt(0).toLowerCase() + sentence.slice(1);
}

/** The same words for after a colon. */
export function firstSmall(sentence: string): string {
  return sentence.charAt(0).toLowerCase() + sentence.slice(1);
}

const largestDenominator = 12;

/** A share as "one in eight" when that is true to within a twentieth of it; undefined otherwise. */
export function oneIn(share: number): string | undefined {
  const denominator = Math.round(1 / share);
  if (!(denominator >= 2 && denominator <= largestDenominator)) return undefined;
  return Math.abs(share * denominator - 1) <= 0.05 ? `one in ${inLetters(denominator)}` : undefined;
}

/** "region, industry and household size". */
export function listed(parts: readonly string[]): string {
  const last = parts.at(-1) ?? '';
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(', ')} and ${last}`;
}

/** "is" for one, "are" for all others. */
export const isOrAre = (count: number) => (count === 1 ? 'is' : 'are');

/** Words that others wrote, ended as a sentence; they may begin with a file's name and keep their first letter. */
export function ended(words: string): string {
  const text = readable(words.trim());
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

/** The same with a capital at the beginning. */
export const asSentence = (words: string) => ended(capital(words.trim()));
