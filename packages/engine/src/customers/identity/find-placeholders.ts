import type { Warehouse } from '../../warehouse/index.ts';
import { keysOfManyNames, placeholderEmails, placeholderPhones } from './placeholders.sql.ts';
import { hashedKey, placeholderPatterns, wellKnownKeys } from './placeholders.ts';

/**
 * Writes `identity_placeholders`, the keys that stand for nobody in particular: what looks like it where it stands in
 * clear, what is well known where it comes hashed, and what came with more last names than `mostLinks`.
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
  const keys = new Set(wellKnownKeys(placeholders));
  if (contacts) {
    const { dialect } = warehouse;
    const patterns = placeholderPatterns(placeholders);
    for (const { value } of await warehouse.rows(placeholderEmails(patterns, dialect), { value: 'text' }))
      keys.add(hashedKey('email', value));
    for (const { value } of await warehouse.rows(placeholderPhones(patterns, dialect), { value: 'text' }))
      keys.add(hashedKey('phone', value));
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
