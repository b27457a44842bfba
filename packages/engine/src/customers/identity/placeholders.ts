import { createHash } from 'node:crypto';

/**
 * What the playbook says stands for nobody, beside what readers leave out of their own (`sources/values/placeholders.ts`): whole
 * addresses, `@domain`, `name@`, phone numbers. Keys are hashed, so a domain or a name cannot be looked for in a key: it is
 * looked for in `contacts`, where addresses stand in clear. Whole addresses and numbers are hashed like those of the files.
 */
interface PlaceholderList {
  readonly addresses: readonly string[];
  readonly domains: readonly string[];
  readonly names: readonly string[];
  /** In all their spellings. */
  readonly phones: readonly string[];
}

function sorted(entries: readonly string[]): PlaceholderList {
  const texts = entries.map((entry) => entry.trim().toLowerCase());
  const mails = texts.filter((text) => text.includes('@'));
  return {
    domains: mails.filter((text) => text.startsWith('@')).map((text) => text.slice(1)),
    names: mails.filter((text) => text.endsWith('@')).map((text) => text.slice(0, -1)),
    addresses: mails.filter((text) => !text.startsWith('@') && !text.endsWith('@')),
    phones: texts.filter((text) => !text.includes('@')).flatMap(spellings),
  };
}

/** A number as a file may give it: with the sign of its country or without. */
function spellings(phone: string): string[] {
  const digits = phone.replaceAll(/\D/g, '');
  return [digits, `+${digits.replace(/^00/, '')}`];
}

const escaped = (text: string) => text.replaceAll(/[.+*?^$()[\]{}|\\/]/g, '\\$&');
const oneOf = (texts: readonly string[]) => `(?:${texts.map(escaped).join('|')})`;

/**
 * A regular expression, for JavaScript and both engines, that finds the domains and names of the list in addresses in
 * lower case; what follows a + in a name does not count. Undefined where the list has none.
 */
export function placeholderPattern(entries: readonly string[]): string | undefined {
  const { domains, names } = sorted(entries);
  const patterns = [
    ...(names.length > 0 ? [`^${oneOf(names)}(?:\\+[^@]*)?@`] : []),
    ...(domains.length > 0 ? [`@${oneOf(domains)}$`] : []),
  ];
  return patterns.length === 0 ? undefined : patterns.join('|');
}

/** The keys of the whole addresses and numbers in the list. */
export function placeholderKeys(entries: readonly string[]): string[] {
  const { addresses, phones } = sorted(entries);
  return [
    ...addresses.map((address) => hashedKey('email', address)),
    ...phones.map((phone) => hashedKey('phone', phone)),
  ];
}

/** The key of a normalised e-mail address or phone number, as readers write it. */
export function hashedKey(kind: 'email' | 'phone', normalised: string): string {
  return `${kind}:${createHash('sha256').update(normalised).digest('hex').slice(0, 32)}`;
}
