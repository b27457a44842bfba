import { createHash } from 'node:crypto';

/** The parts before the @ that stand for nobody, whatever the domain; what follows a + does not count. */
const placeholderNames =
  `anon anonymous donotreply do-not-reply dummy fake guest invalid n/a na no noemail no-email nomail
  no-mail nobody none noreply no-reply no_reply not-given null test tester testing undefined unknown xxx`.split(
    /\s+/,
  );

/** Domains that belong to nobody (RFC 2606, RFC 6761) or that people type when they are made to type something. */
const placeholderDomains =
  `example.com example.net example.org localhost test.com none.com noemail.com nomail.com
  noreply.com`.split(/\s+/);
const placeholderEndings =
  '.example .invalid .localhost .local .test .example.com .example.net .example.org'.split(' ');

/** At these, too, the names above are well known: their addresses are recognised although they come hashed. */
const commonDomains =
  `abc.com anonymous.com aol.com company.com domain.com email.com gmail.com guest.com hotmail.com
  icloud.com mail.com na.com no.com nobody.com outlook.com yahoo.com`.split(/\s+/);

/** What a playbook adds: whole addresses, domains, the names before an @, phone numbers in all their spellings. */
interface PlaceholderList {
  readonly addresses: readonly string[];
  readonly domains: readonly string[];
  readonly names: readonly string[];
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
  return [digits, `+${digits}`, ...(digits.startsWith('00') ? [`+${digits.slice(2)}`] : [])];
}

const escaped = (text: string) => text.replaceAll(/[.+*?^$()[\]{}|\\/]/g, '\\$&');
const oneOf = (texts: readonly string[]) => `(?:${texts.map(escaped).join('|')})`;

/** Regular expressions, for JavaScript and both engines, of an address or number in clear, in lower case. */
export interface PlaceholderPatterns {
  /** An address of which this is not true has no valid domain, and is a placeholder too. */
  readonly address: string;
  readonly email: string;
  readonly phone: string;
}

export function placeholderPatterns(entries: readonly string[]): PlaceholderPatterns {
  const { addresses, domains, names, phones } = sorted(entries);
  const alike = Array.from({ length: 10 }, (_, digit) => `${digit}+`);
  const email = [
    `^${oneOf([...placeholderNames, ...names])}(?:\\+[^@]*)?@`,
    `@${oneOf([...placeholderDomains, ...domains])}$`,
    `${oneOf(placeholderEndings)}$`,
    ...(addresses.length > 0 ? [`^${oneOf(addresses)}$`] : []),
  ];
  const phone = [
    `^\\+?(?:${alike.join('|')})$`,
    '0{7,}$',
    // Digits that count up or down, from seven on.
    '^\\+?0?1234567(?:8(?:9(?:0[0-9]*)?)?)?$',
    '^\\+?9876543(?:2(?:1(?:0[0-9]*)?)?)?$',
    ...(phones.length > 0 ? [`^${oneOf(phones)}$`] : []),
  ];
  return {
    address: '^[^@\\s]+@[^@\\s]+\\.[^@\\s.]{2,}$',
    email: email.join('|'),
    phone: phone.join('|'),
  };
}

/** The key of a normalised e-mail address or phone number, as readers write it. */
export function hashedKey(kind: 'email' | 'phone', normalised: string): string {
  return `${kind}:${createHash('sha256').update(normalised).digest('hex').slice(0, 32)}`;
}

/**
 * The keys of placeholders that are known beforehand. Addresses and numbers come hashed, so a pattern cannot be looked
 * for in a key; but well-known addresses have well-known hashes. What stands in clear in `contacts` is judged by pattern.
 */
export function wellKnownKeys(entries: readonly string[]): string[] {
  const given = sorted(entries);
  const names = [...placeholderNames, ...given.names];
  const domains = [...placeholderDomains, ...commonDomains, ...given.domains];
  const addresses = names.flatMap((name) => domains.map((domain) => `${name}@${domain}`));
  const lengths = Array.from({ length: 9 }, (_, i) => i + 7);
  const numbers = lengths.flatMap((length) => [
    ...Array.from({ length: 10 }, (_, digit) => String(digit).repeat(length)),
    ...['123456789012345', '012345678901234', '987654321098765'].map((digits) => digits.slice(0, length)),
  ]);
  return [
    ...[...addresses, ...given.addresses].map((address) => hashedKey('email', address)),
    ...numbers.flatMap((number) => [number, `+${number}`]).map((number) => hashedKey('phone', number)),
    ...given.phones.map((number) => hashedKey('phone', number)),
  ];
}
