import type { Identifier } from '@attune/client';
import { strings } from '../../../strings/index.ts';

const words = strings.identity;

/** What a person reads of an identifier; where the files hold only its hash, that it is so. */
export function identifierText({ kind, text, key }: Identifier): string {
  if (text !== null) return text;
  return kind === 'email' || kind === 'phone' ? words.unread[kind] : key;
}
