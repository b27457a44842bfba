import type { Warehouse } from '../../warehouse/index.ts';
import { contactsLike, keysOfManyNames } from './placeholders.sql.ts';
import { hashedKey, placeholderKeys, placeholderPattern } from './placeholders.ts';

/**
 * Writes `identity_placeholders`, the keys that stand for nobody in particular: what the playbook names, and what came
 * with more last names than `mostLinks`; `said_by` says which of the two. (What looks like a placeholder by itself gets no key from its reader.)
 */
export async function findPlaceholders(
  warehouse: Warehouse,
  {
    placeholders,
    mostLinks,
    contacts,
  }: {
    readonly placeholders: readonly string[];
    readonly mostLinks: number;
    /** Whether there is a table of contacts. */
    readonly contacts: boolean;
  },
): Promise<void> {
  const { dialect } = warehouse;
  const named = new Set(placeholderKeys(placeholders));
  const shared = new Set<string>();
  if (contacts) {
    const pattern = placeholderPattern(placeholders);
    if (pattern !== undefined)
      for (const { value } of await warehouse.rows(contactsLike(pattern, dialect), { value: 'text' }))
        named.add(hashedKey('email', value));
    for (const { key } of await warehouse.rows(keysOfManyNames(mostLinks, dialect), {
      key: 'text',
    }))
      if (!named.has(key)) shared.add(key);
  }
  const rows = [
    ...[...named].map((key) => ({ key, said_by: 'playbook' })),
    ...[...shared].map((key) => ({ key, said_by: 'names' })),
  ];
  await warehouse.createFrom(
    'identity_placeholders',
    { key: 'text', said_by: 'text' },
    rows.sort((a, b) => (a.key < b.key ? -1 : 1)),
  );
}
