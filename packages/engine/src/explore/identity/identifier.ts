import { keySpaces } from '../../customers/index.ts';

/** What an identifier is, in the words of who decides. */
export type IdentifierKind = 'id' | 'email' | 'phone' | 'device' | 'guest' | 'household' | 'account';

export interface Identifier {
  /** As the tables of the run spell it. */
  readonly key: string;
  readonly kind: IdentifierKind;
  /** What a person reads; null for an address or number of which the files hold nothing but its hash. */
  readonly text: string | null;
}

const kinds = {
  own: 'id',
  platform: 'id',
  email: 'email',
  phone: 'phone',
  anonymous: 'device',
  guest: 'guest',
} as const;

/** @param clear addresses and numbers in clear, by key */
export function identifierOf(key: string, clear: ReadonlyMap<string, string>): Identifier {
  for (const kind of ['household', 'account'] as const)
    if (key.startsWith(`${kind}:`)) return { key, kind, text: key.slice(kind.length + 1) };
  const space = keySpaces.find(({ prefix }) => prefix !== null && key.startsWith(prefix));
  const kind = kinds[space?.kind ?? 'own'];
  switch (kind) {
    case 'id':
      return { key, kind, text: key };
    case 'email':
    case 'phone':
      return { key, kind, text: clear.get(key) ?? null };
    case 'device':
    case 'guest':
      return { key, kind, text: key.slice(space!.prefix!.length) };
  }
}
