import { number } from '@attune/charts';
import type { ConflictKind } from '../../customers/index.ts';
import type { Identifier } from './identifier.ts';
import type { MergeRule } from './merges.ts';

export interface Asked {
  readonly kind: ConflictKind;
  readonly rule: MergeRule;
  readonly identifier: Identifier;
  /** The first of them. */
  readonly customers: readonly Identifier[];
  /** How many there are. */
  readonly total: number;
  readonly files: readonly string[];
}

const nouns: Readonly<Record<Identifier['kind'], string>> = {
  id: 'customer number',
  email: 'e-mail address',
  phone: 'phone number',
  device: 'device',
  guest: 'guest order',
  household: 'household',
  account: 'company',
};

/** "the e-mail address anna@shop.de"; where only its hash is known, "an e-mail address". */
function withNoun({ kind, text }: Identifier): string {
  const noun = nouns[kind];
  return text === null ? `${/^[aeiou]/.test(noun) ? 'an' : 'a'} ${noun}` : `the ${noun} ${text}`;
}

/** How many are named one by one. */
const named = 3;

/** "Customers 17 and 18"; of many only how many they are. */
export function customersInWords(customers: readonly Identifier[], total: number): string {
  if (total > named || customers.length < total) return `${number(total)} customers`;
  const texts = customers.map(({ kind, text, key }) =>
    kind === 'id' ? key : (text ?? `of ${withNoun({ kind, text, key })}`),
  );
  return `Customers ${texts.slice(0, -1).join(', ')} and ${texts.at(-1)}`;
}

/** "in loyalty.csv". */
function where({ files }: Asked): string {
  return files.length === 0
    ? ''
    : ` in ${files.length > 2 ? `${number(files.length)} files` : files.join(' and ')}`;
}

/** The sentence that asks a person. */
export function questionSentence(asked: Asked): string {
  const { kind, rule, identifier, customers, total } = asked;
  const who = customersInWords(customers, total);
  const what = withNoun(identifier);
  const areTheyOne = total === 2 ? 'Are they one person?' : 'Are all of them one person?';
  switch (kind) {
    case 'shared':
      return `${who} ${sharing(rule, identifier)}${where(asked)}. ${areTheyOne}`;
    case 'chain':
      return `${who} are linked by a chain of addresses or numbers, the last of which is ${what}${where(asked)}. ${areTheyOne}`;
    case 'contradiction':
      return `${who} both stand with ${what}${where(asked)}, and are known to be different. ${areTheyOne}`;
    case 'placeholder':
      return `${sentenceOf(what)} stands with ${number(total)} customers${where(asked)}, too many to be one person’s. Whose is it?`;
    case 'two households':
    case 'two accounts': {
      const group = kind === 'two households' ? 'households' : 'companies';
      const texts = customers.map(({ text, key }) => text ?? key);
      return `The customer list puts customer ${identifier.text ?? what} into ${number(total)} ${group}: ${texts.join(', ')}. Which one is right?`;
    }
  }
}

function sharing(rule: MergeRule, identifier: Identifier): string {
  const named = identifier.text === null ? '' : `, ${identifier.text}`;
  switch (rule) {
    case 'email':
      return `use the same e-mail address${named && `${named},`}`;
    case 'phone':
      return `use the same phone number${named && `${named},`}`;
    case 'anonymous':
      return `signed in on the same device${named && `${named},`}`;
    case 'id':
      return `stand beside the same customer number${named && `${named},`}`;
    case 'stated':
      return `are each said to be one with ${withNoun(identifier)}`;
    case 'decision':
    case 'household':
    case 'account':
      return `stand with ${withNoun(identifier)}`;
  }
}

const sentenceOf = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
