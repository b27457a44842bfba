import { hashedKey } from '../../customers/index.ts';
import type { WarehouseReader } from '../../warehouse/index.ts';
import { contactsNear } from './identity.sql.ts';

/**
 * The e-mail addresses and phone numbers behind these keys, by key. A key is a hash: it is read where the files gave the
 * address itself too, and has no text where they did not.
 */
export async function clearTexts(
  warehouse: WarehouseReader,
  keys: Iterable<string>,
): Promise<ReadonlyMap<string, string>> {
  const hashed = [...new Set(keys)].filter((key) => /^(email|phone):/.test(key)).sort();
  const clear = new Map<string, string>();
  if (hashed.length === 0 || !(await warehouse.has('contacts'))) return clear;
  const wanted = new Set(hashed);
  const note = (kind: 'email' | 'phone', text: string | null) => {
    if (text === null) return;
    const key = hashedKey(kind, text);
    if (wanted.has(key)) clear.set(key, text);
  };
  const query = contactsNear(hashed, await warehouse.has('identity_links'));
  for (const { email, phone } of await warehouse.rows(query, { email: 'text?', phone: 'text?' })) {
    note('email', email);
    note('phone', phone);
  }
  return clear;
}
