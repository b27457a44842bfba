import type { Warehouse } from '../../warehouse/index.ts';
import { contactsLike, keysOfManyNames } from './placeholders.sql.ts';
import { hashedKey, placeholderKeys, placeholderPattern } from './placeholders.ts';

/**
 * Writes `identity_placeholders`, the keys that stand for nobody in particular: what the playbook names, and what came
 * with more last names than `mostLinks`. (What looks like a placeholder by itself gets no key from its reader.)
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
  const keys = new Set(placeholderKeys(placeholders));
  if (contacts) {
    const pattern = placeholderPattern(placeholders);
    if (pattern !== undefined)
      for (const { value } of await warehouse.rows(contactsLike(pattern, dialect), { value: 'text' }))
        keys.add(hashedKey('email', value));
    for (const { key } of await warehouse.rows(keysOfManyNames(mostLinks, dialect), {
      key: 'text',
    }))
      keys.add(key);
  }
  await warehouse.createFrom(
    'identity_placeholders',
    { key: 'text' },
    [...keys].sort().map((key) => ({ key })),
  );
}
